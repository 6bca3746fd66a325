#include "core/language.h"
#include "demo/demo.h"

#include <cstdio>

int main(int argc, char** argv) {
    using namespace thonmap;
    if (argc != 2) {
        std::fputs("thonmap-demo FOLDER: writes the data of the example map there\n", stderr);
        return 2;
    }
    if (const auto done = demo::writeDemo(argv[1]); !done) {
        std::fprintf(stderr, "thonmap-demo: %s\n", done.error().text(Language::en).c_str());
        return 1;
    }
    return 0;
}
