#include "cli/program.h"

#include "document/json.h"
#include "support/places.h"
#include "text/normalize.h"

#include <cstdlib>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

namespace thonmap::test {

namespace {

document::Value parsed(const std::string& text) {
    EXPECT_EQ(text, text::nfc(text)) << "not NFC";
    auto value = document::parse(text, "output");
    if (!value) {
        ADD_FAILURE() << value.error().text(Language::en) << "\n" << text;
        return document::Value::object();
    }
    return *value;
}

void becomeProgram(const std::vector<std::string>& arguments,
                   const std::vector<std::pair<std::string, std::string>>& environment,
                   const std::filesystem::path& out, const std::filesystem::path& err) {
    ::unsetenv("DISPLAY");
    ::unsetenv("WAYLAND_DISPLAY");
    ::unsetenv("QT_QPA_PLATFORM");
    ::setenv("LC_ALL", "C.UTF-8", 1);
    for (const auto& [name, value] : environment) {
        if (value.empty())
            ::unsetenv(name.c_str());
        else
            ::setenv(name.c_str(), value.c_str(), 1);
    }
    ::dup2(::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDOUT_FILENO);
    ::dup2(::open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDERR_FILENO);
    std::string program = THONMAP_PROGRAM;
    std::vector<std::string> words = arguments;
    std::vector<char*> argv{program.data()};
    for (std::string& word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);
    ::execv(program.c_str(), argv.data());
    ::_exit(127);
}

} // namespace

document::Value Ended::json() const {
    return parsed(out);
}

document::Value Ended::error() const {
    return at(parsed(err), "error");
}

const document::Value& at(const document::Value& object, std::string_view key) {
    static const document::Value kNull;
    const document::Value* found = object.find(key);
    EXPECT_TRUE(found) << "no key " << key;
    return found != nullptr ? *found : kNull;
}

std::string demoDocument() {
    return (sourceFolder() / "maps" / "ngan-son.map.json").string();
}

Ended thonmap(const std::vector<std::string>& arguments) {
    return thonmap(arguments, {});
}

Ended thonmap(const std::vector<std::string>& arguments,
              const std::vector<std::pair<std::string, std::string>>& environment) {
    const Folder folder;
    const pid_t child = ::fork();
    if (child == 0)
        becomeProgram(arguments, environment, folder / "out", folder / "err");
    int status = 0;
    ::waitpid(child, &status, 0);
    return {.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
            .out = slurp(folder / "out"),
            .err = slurp(folder / "err")};
}

} // namespace thonmap::test
