#pragma once

#include "cli/surroundings.h"

#include <functional>

namespace CLI {
class App;
}

namespace thonmap::cli {

/// A command ready to run: its options are read already.
using Action = std::function<int(const Surroundings&)>;

/// Each declares one subcommand below `app`, its help in `language`, and sets `chosen` when the
/// subcommand was the one typed. Options live as long as the callback.
void addInfo(CLI::App& app, Language language, Action& chosen);
void addList(CLI::App& app, Language language, Action& chosen);
void addRender(CLI::App& app, Language language, Action& chosen);
void addQuery(CLI::App& app, Language language, Action& chosen);
void addSites(CLI::App& app, Language language, Action& chosen);
void addExport(CLI::App& app, Language language, Action& chosen);

} // namespace thonmap::cli
