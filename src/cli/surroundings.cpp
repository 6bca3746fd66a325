#include "cli/surroundings.h"

#include "cli/messages.h"
#include "document/json.h"
#include "text/normalize.h"

#include <algorithm>
#include <cmath>
#include <ostream>

namespace thonmap::cli {

namespace {

using document::Value;

/// Messages stay one line, whatever a file put into them, and cannot steer the terminal.
std::string oneLine(std::string_view text) {
    std::string line;
    for (const char c : text::nfc(text))
        line += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
    return line;
}

Value normalised(const Value& value) {
    switch (value.kind()) {
    case Value::Kind::text:
        return Value(text::nfc(value.text()));
    case Value::Kind::array: {
        Value copy = Value::array();
        for (const Value& item : value.items())
            copy.push(normalised(item));
        return copy;
    }
    case Value::Kind::object: {
        Value copy = Value::object();
        for (std::size_t i = 0; i < value.size(); ++i)
            copy.set(text::nfc(value.key(i)), normalised(value.items()[i]));
        return copy;
    }
    default:
        return value;
    }
}

Value errorValue(const Error& error, Language language) {
    Value body = Value::object();
    body.set("code", error.message->code);
    body.set("message", oneLine(error.text(language)));
    body.set("file", orNull(error.where.file));
    body.set("layer", orNull(error.where.layer));
    body.set("feature", error.where.feature ? Value(*error.where.feature) : Value());
    body.set("position", error.where.position ? Value(*error.where.position) : Value());
    body.set("hint", orNull(oneLine(error.hint(language))));
    if (!error.where.field.empty())
        body.set("field", error.where.field);
    if (error.where.line)
        body.set("line", *error.where.line);
    Value value = Value::object();
    value.set("error", std::move(body));
    return value;
}

} // namespace

Value orNull(const std::string& text) {
    return text.empty() ? Value() : Value(text);
}

int refuse(const Surroundings& at, const Error& error, int code) {
    if (at.json) {
        at.err << document::writeCompact(normalised(errorValue(error, at.language))) << '\n';
        return code;
    }
    const std::string hint = error.hint(at.language);
    at.err << "thonmap: " << oneLine(error.text(at.language));
    if (!hint.empty())
        at.err << ' ' << oneLine(hint);
    at.err << '\n';
    return code;
}

void printJson(const Surroundings& at, const Value& value) {
    at.out << document::write(normalised(value));
}

void tell(const Surroundings& at, const Diagnostics& diagnostics) {
    constexpr std::size_t kInFull = 8;
    if (at.quiet || at.json)
        return;
    const auto findings = diagnostics.findings();
    for (const Finding& finding : findings.first(std::min(findings.size(), kInFull)))
        at.err << at.words("lưu ý: ", "note: ") << oneLine(finding.what.text(at.language)) << '\n';
    if (findings.size() > kInFull)
        at.err << format(msg::moreFindings,
                         {{"count", static_cast<std::int64_t>(findings.size() - kInFull)}},
                         at.language)
               << '\n';
}

void tellWritten(const Surroundings& at, const std::string& file) {
    if (!at.quiet && !at.json)
        at.out << format(msg::written, {{"file", file}}, at.language) << '\n';
}

struct ProgressBar::State {
    std::ostream& err;
    int shown = -1;
};

ProgressBar::ProgressBar(const Surroundings& at) {
    if (!at.terminal || at.quiet || at.json)
        return;
    m_state = std::make_shared<State>(State{at.err});
    m_progress.report = [state = m_state](double fraction) {
        constexpr int kWidth = 30;
        const int done = static_cast<int>(std::clamp(fraction, 0.0, 1.0) * kWidth);
        if (done == state->shown)
            return;
        state->shown = done;
        state->err << "\r[" << std::string(static_cast<std::size_t>(done), '#')
                   << std::string(static_cast<std::size_t>(kWidth - done), '.') << ']'
                   << std::flush;
    };
}

ProgressBar::~ProgressBar() {
    if (m_state && m_state->shown >= 0)
        m_state->err << "\r" << std::string(32, ' ') << "\r" << std::flush;
}

Value findingValue(const Finding& finding, Language language) {
    Value value = Value::object();
    value.set("kind", findingName(finding.kind));
    value.set("feature", finding.what.where.feature ? Value(*finding.what.where.feature) : Value());
    value.set("message", oneLine(finding.what.text(language)));
    value.set("hint", orNull(oneLine(finding.what.hint(language))));
    return value;
}

Value cellValue(const thonmap::Value& value) {
    struct Writer {
        Value operator()(std::monostate) const { return {}; }
        Value operator()(bool truth) const { return truth; }
        Value operator()(std::int64_t number) const { return number; }
        Value operator()(double number) const { return number; }
        Value operator()(std::string_view text) const { return text; }
        Value operator()(Date date) const { return date.iso(); }
        Value operator()(DateTime time) const { return time.iso(); }
    };
    return std::visit(Writer{}, value);
}

} // namespace thonmap::cli
