#include "demo/demo.h"

#include "core/messages.h"
#include "demo/layers.h"
#include "demo/registers.h"

#include <system_error>

namespace thonmap::demo {

Result<void> writeDemo(const std::filesystem::path& folder) {
    std::error_code trouble;
    std::filesystem::create_directories(folder / "register", trouble);
    if (trouble)
        return fail(msg::cannotWrite, {{"file", folder.string()}}, {.file = folder.string()},
                    trouble.message());
    if (auto done = writeLayers(folder); !done)
        return done;
    return writeRegisters(folder / "register");
}

} // namespace thonmap::demo
