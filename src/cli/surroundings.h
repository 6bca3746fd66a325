#pragma once

#include "core/column.h"
#include "core/diagnostics.h"
#include "core/language.h"
#include "core/progress.h"
#include "core/result.h"
#include "document/value.h"

#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>

namespace thonmap::cli {

/// What every command is given beside its options: where it writes, and how.
struct Surroundings {
    std::ostream& out;
    std::ostream& err;
    bool json = false;
    bool quiet = false;
    /// Progress is drawn on `err` only when that is a terminal.
    bool terminal = false;
    Language language = Language::vi;

    [[nodiscard]] const char* words(const char* vi, const char* en) const {
        return language == Language::vi ? vi : en;
    }
};

/// Exit codes of the contract.
inline constexpr int kDone = 0;
inline constexpr int kCouldNot = 1;
inline constexpr int kWrongUsage = 2;

/// One line on stderr, or with --json the error document of the contract; returns `code`.
int refuse(const Surroundings& at, const Error& error, int code = kCouldNot);
/// The one document of a successful command; everything brought to NFC, no number that JSON lacks.
void printJson(const Surroundings& at, const document::Value& value);
/// Warnings on stderr, a handful in full; nothing with --quiet or --json.
void tell(const Surroundings& at, const Diagnostics& diagnostics);
/// "Wrote out.gpkg" on stdout unless quiet or --json.
void tellWritten(const Surroundings& at, const std::string& file);

/// A bar on the terminal's last line; erased with the object.
class ProgressBar {
public:
    explicit ProgressBar(const Surroundings& at);
    ~ProgressBar();
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;
    [[nodiscard]] const Progress& progress() const { return m_progress; }

private:
    struct State;
    std::shared_ptr<State> m_state;
    Progress m_progress;
};

/// Helpers for JSON values.
[[nodiscard]] document::Value orNull(const std::string& text);
[[nodiscard]] document::Value findingValue(const Finding& finding, Language language);
/// A cell as JSON: dates as ISO text, null for null.
[[nodiscard]] document::Value cellValue(const thonmap::Value& value);

} // namespace thonmap::cli
