#include "io/text_repair.h"

#include "io/messages.h"
#include "text/encoding.h"
#include "text/normalize.h"

#include <cpl_conv.h>
#include <cpl_string.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace thonmap::io {

namespace {

using text::Encoding;
using text::Guess;

constexpr double kSure = 0.5;
/// Enough values to judge by; more only cost time.
constexpr std::size_t kSample = 2000;

bool isAscii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// DBF fields cut UTF-8 text at their width, in the middle of a letter if need be.
std::string_view withoutCutLetter(std::string_view text) {
    for (std::size_t cut = 1; cut <= 3 && cut <= text.size(); ++cut) {
        const auto lead = static_cast<unsigned char>(text[text.size() - cut]);
        if (lead < 0x80)
            break;
        if (lead >= 0xC0) {
            const std::size_t needs = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
            const std::string_view rest = text.substr(0, text.size() - cut);
            return cut < needs && text::isUtf8(rest) ? rest : text;
        }
    }
    return text;
}

/// How one column, or the layer as a whole, is to be read.
struct Reading {
    Guess guess{Encoding::utf8, 1};
    /// The values are not UTF-8: bytes of the encoding. Otherwise Unicode text in disguise.
    bool bytes = false;
};

struct Sample {
    std::vector<std::string_view> malformed;
    std::vector<std::string_view> wellFormed;
};

Sample sampleOf(const Column& column) {
    Sample sample;
    for (std::size_t row = 0; row < column.size(); ++row) {
        const std::string_view value = withoutCutLetter(column.texts()[row]);
        if (isAscii(value))
            continue;
        std::vector<std::string_view>& list =
            text::isUtf8(value) ? sample.wellFormed : sample.malformed;
        if (list.size() < kSample)
            list.push_back(value);
    }
    return sample;
}

Reading judge(const Sample& sample) {
    if (!sample.malformed.empty()) {
        std::vector<std::string_view> all = sample.malformed;
        all.insert(all.end(), sample.wellFormed.begin(), sample.wellFormed.end());
        Guess guess = text::detect(all);
        // A few broken values among many good ones: the good ones decide.
        if (guess.encoding == Encoding::utf8)
            guess = text::detect(sample.malformed);
        return {guess, true};
    }
    if (sample.wellFormed.empty())
        return {};
    return {text::detectMojibake(sample.wellFormed), false};
}

/// The declared encoding as one of ours.
Encoding encodingOfHint(const std::string& hint) {
    if (EQUAL(hint.c_str(), "UTF-8"))
        return Encoding::utf8;
    if (EQUAL(hint.c_str(), "CP1258") || hint == "1258")
        return Encoding::cp1258;
    if (EQUAL(hint.c_str(), "CP1252") || EQUAL(hint.c_str(), "ISO-8859-1"))
        return Encoding::cp1252;
    return Encoding::unknown;
}

/// Reads one value; `hint` serves text that is not Vietnamese at all.
std::string decodeBytes(std::string_view bytes, Encoding encoding, const std::string& hint) {
    if (encoding != Encoding::unknown && encoding != Encoding::utf8)
        return text::decode(bytes, encoding);
    const Encoding declared = encodingOfHint(hint);
    if (declared == Encoding::cp1258 || declared == Encoding::cp1252)
        return text::decode(bytes, declared);
    if (!hint.empty() && declared == Encoding::unknown) {
        char* recoded = CPLRecode(std::string(bytes).c_str(), hint.c_str(), CPL_ENC_UTF8);
        std::string utf8 = recoded == nullptr ? std::string() : recoded;
        CPLFree(recoded);
        if (!utf8.empty() && text::isUtf8(utf8))
            return text::nfc(utf8);
    }
    return text::decode(bytes, Encoding::unknown);
}

std::string repaired(std::string_view given, const Reading& reading, const std::string& hint) {
    const std::string_view value = withoutCutLetter(given);
    if (isAscii(value))
        return std::string(value);
    const Encoding encoding = reading.guess.encoding;
    const bool wellFormed = text::isUtf8(value);
    std::string decoded;
    if (!wellFormed)
        decoded = decodeBytes(value, encoding, hint);
    else if (encoding == Encoding::utf8 || encoding == Encoding::unknown)
        return text::nfc(value);
    else
        decoded =
            reading.bytes ? text::decode(value, encoding) : text::decodeMojibake(value, encoding);
    // A value that was right already, among others that were not, stays.
    if (wellFormed && text::vietnameseShare(value) > text::vietnameseShare(decoded))
        return text::nfc(value);
    return encoding == Encoding::tcvn3 ? text::restoreNameCase(decoded) : decoded;
}

struct Example {
    std::string before;
    std::string after;
};

/// Rewrites a column; the first changed value is the example for the finding.
Example rewrite(Column& column, const Reading& reading, const std::string& hint) {
    Example example;
    Column fresh(column.field());
    for (std::size_t row = 0; row < column.size(); ++row) {
        if (column.isNull(row)) {
            fresh.pushNull();
            continue;
        }
        const std::string_view before = column.texts()[row];
        const std::string after = repaired(before, reading, hint);
        if (example.after.empty() && after != before && !isAscii(before))
            example = {
                text::decode(before, text::isUtf8(before) ? Encoding::utf8 : Encoding::cp1252),
                after};
        fresh.push(std::string_view(after));
    }
    column = std::move(fresh);
    return example;
}

/// Plain ASCII needs no second copy.
bool needsRewrite(const Column& column) {
    for (std::size_t row = 0; row < column.size(); ++row)
        if (!isAscii(column.texts()[row]))
            return true;
    return false;
}

bool isLegacy(const Reading& reading) {
    return reading.guess.encoding != Encoding::utf8 && reading.guess.encoding != Encoding::unknown;
}

/// The surest legacy reading of any column: what columns with too little text to tell follow.
Reading strongest(const std::vector<Reading>& readings) {
    Reading best;
    best.guess.confidence = 0;
    for (const Reading& reading : readings)
        if (isLegacy(reading) && reading.guess.confidence > best.guess.confidence)
            best = reading;
    return best;
}

std::string_view nameOf(const Reading& reading, const std::string& hint) {
    if (reading.bytes && reading.guess.encoding == Encoding::unknown && !hint.empty())
        return hint;
    if (reading.bytes && reading.guess.encoding == Encoding::unknown)
        return text::encodingName(Encoding::cp1252);
    return text::encodingName(reading.guess.encoding == Encoding::unknown ? Encoding::utf8
                                                                          : reading.guess.encoding);
}

void makeNamesUnique(FeatureTable& table, const std::string& file, Diagnostics& diagnostics) {
    std::set<std::string, std::less<>> taken;
    for (Column& column : table.columns) {
        std::string name = column.name();
        for (int next = 2; !taken.insert(name).second; ++next)
            name = column.name() + '_' + std::to_string(next);
        if (name == column.name())
            continue;
        diagnostics.add(FindingKind::skipped, msg::fieldRenamed,
                        {{"field", column.name()}, {"name", name}},
                        {.file = file, .layer = table.name, .field = name});
        column.rename(name);
    }
}

void repairNames(FeatureTable& table, const Reading& layer, const std::string& hint) {
    std::vector<std::string_view> malformed;
    for (const Column& column : table.columns)
        if (const auto name = withoutCutLetter(column.name()); !text::isUtf8(name))
            malformed.push_back(name);
    Reading reading = layer;
    if (!isLegacy(layer) && !malformed.empty())
        reading = {text::detect(malformed), true};
    for (Column& column : table.columns)
        if (!isAscii(column.name()))
            column.rename(repaired(column.name(), reading, hint));
}

} // namespace

EncodingReport repairText(FeatureTable& table, const std::string& hint, const std::string& file,
                          Diagnostics& diagnostics) {
    std::vector<Reading> readings(table.columns.size());
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (table.columns[i].type() == FieldType::text)
            readings[i] = judge(sampleOf(table.columns[i]));
    const Reading layer = strongest(readings);
    repairNames(table, layer, hint);

    EncodingReport report;
    bool unsure = false;
    double reportedShare = 0;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        Column& column = table.columns[i];
        if (column.type() != FieldType::text || !needsRewrite(column))
            continue;
        Reading reading = readings[i];
        if (reading.bytes && reading.guess.confidence < kSure) {
            if (isLegacy(layer) && layer.bytes && layer.guess.confidence >= kSure)
                reading = layer;
            else if (const Encoding declared = encodingOfHint(hint);
                     declared == Encoding::cp1258 || declared == Encoding::cp1252)
                reading.guess.encoding = declared;
        } else if (!reading.bytes && isLegacy(reading) && reading.guess.confidence < kSure) {
            // Well-formed text is only touched when it surely is something else.
            reading.guess = {Encoding::utf8, 1 - reading.guess.confidence};
        }
        const Example example = rewrite(column, reading, hint);
        unsure = unsure || (reading.bytes && reading.guess.confidence < kSure);
        const bool spoken = isLegacy(reading) || reading.bytes;
        if (spoken && !example.after.empty())
            diagnostics.add(FindingKind::encoding, msg::textDecoded,
                            {{"encoding", std::string(nameOf(reading, hint))},
                             {"before", example.before},
                             {"after", example.after}},
                            {.file = file, .layer = table.name, .field = column.name()});
        if (const double share = spoken ? 1 + reading.guess.confidence : 0; share > reportedShare) {
            reportedShare = share;
            report = {std::string(nameOf(reading, hint)), reading.guess.confidence};
        } else if (reportedShare == 0 && reading.guess.confidence < report.confidence &&
                   reading.guess.encoding == Encoding::utf8) {
            report.confidence = reading.guess.confidence;
        }
    }
    if (unsure)
        diagnostics.add(FindingKind::encoding, msg::textUnsure,
                        {{"layer", table.name}, {"encoding", report.name}},
                        {.file = file, .layer = table.name});
    makeNamesUnique(table, file, diagnostics);
    return report;
}

} // namespace thonmap::io
