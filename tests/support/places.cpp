#include "support/places.h"

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace thonmap::test {

namespace fs = std::filesystem;

fs::path sourceFolder() {
    return THONMAP_SOURCE_DIR;
}

fs::path shared(std::string_view relative) {
    const char* given = std::getenv("THONMAP_SHARED");
    const fs::path folder =
        given != nullptr ? fs::path(given) : sourceFolder().parent_path() / "shared";
    fs::path file = folder / relative;
    return fs::exists(file) ? file : fs::path{};
}

Folder::Folder() : m_path(m_root.path() / "bản đồ thử") {
    fs::create_directories(m_path);
}

void writeFile(const fs::path& path, std::string_view bytes) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
}

std::string slurp(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace thonmap::test
