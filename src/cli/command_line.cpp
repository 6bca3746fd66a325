#include "cli/command_line.h"

#include "cli/commands.h"
#include "cli/messages.h"
#include "document/object_reader.h"
#include "io/source.h"
#include "session/map.h"
#include "spatial/crs.h"

#include <CLI/CLI.hpp>
#include <QtGlobal>
#include <algorithm>
#include <array>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fmt/format.h>
#include <ostream>

namespace thonmap::cli {

namespace {

constexpr std::array<std::string_view, 6> kCommands{"info",  "list",  "render",
                                                    "query", "sites", "export"};
/// Part of the contract, brought by later versions.
constexpr std::array<std::string_view, 12> kToCome{
    "check", "repair", "join",   "match",    "dissolve",  "classify",
    "new",   "import", "report", "progress", "crosswalk", "travel-time"};

std::string commandList() {
    return fmt::format("{}", fmt::join(kCommands, ", "));
}

struct Typed {
    std::vector<std::string> arguments;
    std::optional<Language> language; ///< --lang
    bool json = false;
    bool quiet = false;
    std::string first; ///< first word that is no option
};

/// Only what must be known before CLI11 reads the line: which language to read it in, and whether
/// it is a command at all.
Typed glance(std::vector<std::string> arguments) {
    Typed typed;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& word = arguments[i];
        std::string language;
        if (word == "--lang" && i + 1 < arguments.size())
            language = arguments[++i];
        else if (word.starts_with("--lang="))
            language = word.substr(7);
        else if (word == "--json")
            typed.json = true;
        else if (word == "--quiet")
            typed.quiet = true;
        else if (typed.first.empty() && !word.starts_with('-'))
            typed.first = word;
        if (language == "vi")
            typed.language = Language::vi;
        else if (language == "en")
            typed.language = Language::en;
    }
    typed.arguments = std::move(arguments);
    return typed;
}

Language localeLanguage() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (const char* value = std::getenv(name); value != nullptr && *value != '\0')
            return languageOfLocale(value);
    return Language::en;
}

int version(const Surroundings& at) {
    const std::array<std::pair<const char*, std::string>, 5> versions{
        {{"thonmap", THONMAP_VERSION},
         {"GDAL", io::gdalVersion()},
         {"PROJ", spatial::projVersion()},
         {"GEOS", spatial::geosVersion()},
         {"Qt", qVersion()}}};
    document::Value value = document::Value::object();
    for (const auto& [name, number] : versions) {
        if (!at.json)
            at.out << name << ' ' << number << '\n';
        std::string key = name;
        std::ranges::transform(key, key.begin(),
                               [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        value.set(key, number);
    }
    if (at.json)
        printJson(at, value);
    return kDone;
}

int unknownCommand(const std::string& word, const Surroundings& at) {
    if (std::ranges::find(kToCome, word) != kToCome.end())
        return refuse(at,
                      Error{.message = &msg::commandToCome,
                            .arguments = {{"command", word}, {"commands", commandList()}}},
                      kWrongUsage);
    const std::string_view near = document::nearest(word, kCommands);
    return refuse(at,
                  Error{.message = &msg::noSuchCommand,
                        .arguments = {{"command", word},
                                      {"commands", commandList()},
                                      {"nearest", std::string(near.empty() ? "info" : near)}}},
                  kWrongUsage);
}

/// A word that can only be meant as a file: it is one, or it looks like one.
bool isFile(const std::string& word) {
    std::error_code ignored;
    return std::filesystem::exists(word, ignored) || word.find_first_of("/.:") != std::string::npos;
}

bool hasDisplay() {
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        if (const char* value = std::getenv(name); value != nullptr && *value != '\0')
            return true;
    return false;
}

void writeHelp(CLI::App& app, Language language) {
    const bool vi = language == Language::vi;
    if (!vi)
        return;
    const auto formatter = std::make_shared<CLI::Formatter>();
    for (const auto& [english, vietnamese] : {std::pair{"Usage", "Cách dùng"},
                                              {"Options", "Tùy chọn"},
                                              {"OPTIONS", "TÙY CHỌN"},
                                              {"Positionals", "Tham số"},
                                              {"Subcommands", "Lệnh"},
                                              {"SUBCOMMAND", "LỆNH"},
                                              {"REQUIRED", "BẮT BUỘC"},
                                              {"Excludes", "Không dùng cùng"},
                                              {"TEXT", "CHỮ"},
                                              {"INT", "SỐ"}})
        formatter->label(english, vietnamese);
    app.formatter(formatter);
}

int runCommand(const Typed& typed, Surroundings at) {
    CLI::App app{at.words("Thonmap: bản đồ cho phát triển do cộng đồng tự quản.",
                          "Thonmap: a map for community-managed development."),
                 "thonmap"};
    writeHelp(app, at.language);
    app.set_help_flag("-h,--help", at.words("Trợ giúp", "This help"));
    std::string language;
    bool versionWanted = false;
    app.add_flag("--json", at.json, at.words("In một tài liệu JSON", "Print one JSON document"));
    app.add_option("--lang", language, at.words("Ngôn ngữ: vi hay en", "Language: vi or en"))
        ->check(CLI::IsMember({"vi", "en"}));
    app.add_flag("--quiet", at.quiet, at.words("Chỉ in lỗi", "Print errors only"));
    app.add_flag("--version", versionWanted, at.words("Phiên bản", "Versions"));
    app.footer(at.words("Không có lệnh: mở cửa sổ, ví dụ\n  thonmap maps/ngan-son.map.json\n"
                        "Trợ giúp của một lệnh:\n  thonmap render --help",
                        "Without a command the window opens, for example\n"
                        "  thonmap maps/ngan-son.map.json\n"
                        "Help for one command:\n  thonmap render --help"));
    Action chosen;
    addInfo(app, at.language, chosen);
    addList(app, at.language, chosen);
    addRender(app, at.language, chosen);
    addQuery(app, at.language, chosen);
    addSites(app, at.language, chosen);
    addExport(app, at.language, chosen);
    app.require_subcommand(0, 1);
    for (CLI::App* command : app.get_subcommands({}))
        command->fallthrough();
    std::vector<std::string> reversed(typed.arguments.rbegin(), typed.arguments.rend());
    try {
        app.parse(std::move(reversed));
    } catch (const CLI::CallForHelp&) {
        const auto asked = app.get_subcommands();
        at.out << (asked.empty() ? &app : asked.front())->help();
        return kDone;
    } catch (const CLI::ParseError& error) {
        const auto asked = app.get_subcommands();
        const std::string command = asked.empty() ? typed.first : asked.front()->get_name();
        return refuse(
            at,
            Error{.message = &msg::wrongUsage,
                  .arguments = {{"detail", std::string(error.what())},
                                {"command", command.empty() ? std::string("…") : command}}},
            kWrongUsage);
    }
    if (versionWanted)
        return version(at);
    if (!chosen) {
        at.out << app.help();
        return kWrongUsage;
    }
    return chosen(at);
}

} // namespace

int run(int argc, char** argv, std::ostream& out, std::ostream& err, bool terminal,
        OpenWindow openWindow) {
    const Typed typed = glance(std::vector<std::string>(argv + std::min(argc, 1), argv + argc));
    const Language language = typed.language.value_or(localeLanguage());
    const Surroundings at{.out = out,
                          .err = err,
                          .json = typed.json,
                          .quiet = typed.quiet,
                          .terminal = terminal,
                          .language = language};
    try {
        const auto has = [&](std::string_view option) {
            return std::ranges::find(typed.arguments, option) != typed.arguments.end();
        };
        const bool isCommand = std::ranges::find(kCommands, typed.first) != kCommands.end();
        if (isCommand || has("--help") || has("-h") || has("--version"))
            return runCommand(typed, at);
        if (!typed.first.empty() && !isFile(typed.first))
            return unknownCommand(typed.first, at);
        if (openWindow == nullptr)
            return refuse(at, Error{.message = &msg::noWindow}, kCouldNot);
        if (!hasDisplay())
            return refuse(at, Error{.message = &msg::noDisplay}, kCouldNot);
        return openWindow(argc, argv, typed.first, typed.language);
    } catch (const std::exception& failure) {
        return refuse(at, Error{.message = &msg::internalError,
                                .arguments = {{"detail", std::string(failure.what())}}});
    }
}

int run(std::span<const std::string> arguments, std::ostream& out, std::ostream& err) {
    std::string program = "thonmap";
    std::vector<std::string> words(arguments.begin(), arguments.end());
    std::vector<char*> argv{program.data()};
    for (std::string& word : words)
        argv.push_back(word.data());
    return run(static_cast<int>(argv.size()), argv.data(), out, err, false, nullptr);
}

} // namespace thonmap::cli
