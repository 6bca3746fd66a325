#include "cli/command_line.h"

#include <iostream>
#include <unistd.h>

#ifdef THONMAP_HAS_WINDOW
// The module `app` stands above this one: it is named here, where the program is put together, and
// nowhere else.
namespace thonmap::app {
int runWindow(int argc, char** argv, const std::string& map, std::optional<Language> language);
}
#endif

int main(int argc, char** argv) {
#ifdef THONMAP_HAS_WINDOW
    constexpr thonmap::cli::OpenWindow kOpenWindow = thonmap::app::runWindow;
#else
    constexpr thonmap::cli::OpenWindow kOpenWindow = nullptr;
#endif
    const bool terminal = ::isatty(STDERR_FILENO) == 1;
    return thonmap::cli::run(argc, argv, std::cout, std::cerr, terminal, kOpenWindow);
}
