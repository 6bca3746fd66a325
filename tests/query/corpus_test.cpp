// The examples of the standard itself, text beside JSON: an independent reading of each.

#include "query/parser.h"
#include "query/temporal_text.h"
#include "support/places.h"
#include "text/normalize.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cctype>
#include <filesystem>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace thonmap::query {
namespace {

using Json = nlohmann::json;

// What the JSON encoding of OGC 21-065r2 says of our tree.
class Encoder {
public:
    explicit Encoder(const Expression& e) : m_e(e) {}

    Json operator()(std::size_t index) {
        const Node& n = m_e[index];
        switch (n.op) {
        case Op::boolean:
            return std::get<bool>(n.value);
        case Op::integer:
            return static_cast<double>(std::get<std::int64_t>(n.value));
        case Op::real:
            return std::get<double>(n.value);
        case Op::text:
            return std::get<std::string>(n.value);
        case Op::date:
            return {{"date", std::get<Date>(n.value).iso()}};
        case Op::timestamp:
            return {{"timestamp", std::get<Timestamp>(n.value).iso()}};
        case Op::unbounded:
            return "..";
        case Op::property:
            return {{"property", std::get<std::string>(n.value)}};
        case Op::wkt:
            return {{"wkt", std::get<std::string>(n.value)}};
        case Op::bbox:
            return {{"bbox", list(index, 0)}};
        case Op::array:
            return list(index, 0);
        case Op::interval: {
            Json bounds = Json::array();
            for (const std::size_t child : m_e.children(index)) {
                Json bound = (*this)(child);
                for (const char* key : {"date", "timestamp"})
                    if (bound.is_object() && bound.contains(key))
                        bound = Json(bound[key]);
                bounds.push_back(bound);
            }
            return {{"interval", bounds}};
        }
        case Op::in: {
            const auto sides = m_e.children(index);
            return {{"op", "in"}, {"args", Json::array({(*this)(sides[0]), list(index, 1)})}};
        }
        default:
            return {{"op", name(n)}, {"args", list(index, 0)}};
        }
    }

private:
    Json list(std::size_t index, std::size_t from) {
        Json result = Json::array();
        const auto children = m_e.children(index);
        for (std::size_t i = from; i < children.size(); ++i)
            result.push_back((*this)(children[i]));
        return result;
    }
    static std::string lower(std::string_view text) {
        std::string result(text);
        for (char& c : result)
            c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        return result;
    }
    static std::string name(const Node& n) {
        static const std::map<Op, std::string> names{{Op::and_, "and"},
                                                     {Op::or_, "or"},
                                                     {Op::not_, "not"},
                                                     {Op::equal, "="},
                                                     {Op::notEqual, "<>"},
                                                     {Op::less, "<"},
                                                     {Op::lessOrEqual, "<="},
                                                     {Op::greater, ">"},
                                                     {Op::greaterOrEqual, ">="},
                                                     {Op::like, "like"},
                                                     {Op::between, "between"},
                                                     {Op::isNull, "isNull"},
                                                     {Op::add, "+"},
                                                     {Op::subtract, "-"},
                                                     {Op::multiply, "*"},
                                                     {Op::divide, "/"},
                                                     {Op::modulo, "%"},
                                                     {Op::integerDivide, "div"},
                                                     {Op::power, "^"},
                                                     {Op::caseInsensitive, "casei"},
                                                     {Op::accentInsensitive, "accenti"}};
        if (n.op == Op::function)
            return std::get<std::string>(n.value);
        if (n.op == Op::spatialPredicate)
            return lower(keyword(std::get<spatial::Relation>(n.value)));
        if (n.op == Op::temporalPredicate)
            return lower(keyword(std::get<TemporalPredicate>(n.value)));
        if (n.op == Op::arrayPredicate)
            return lower(keyword(std::get<ArrayPredicate>(n.value)));
        return names.at(n.op);
    }
    const Expression& m_e;
};

// GeoJSON → the numbers in it, and all else in one form: numbers as doubles, moments as ours.
Json normal(const Json& value) {
    if (value.is_number())
        return value.get<double>();
    if (value.is_string()) {
        const auto moment = timestampFromIso(value.get<std::string>());
        return moment ? moment->iso() : text::nfc(value.get<std::string>());
    }
    if (value.is_object() && value.contains("type") &&
        (value.contains("coordinates") || value.contains("geometries"))) {
        Json numbers = Json::array();
        const auto collect = [&numbers](const auto& self, const Json& part) -> void {
            if (part.is_number())
                numbers.push_back(part.get<double>() + 0.0); // -0 → 0
            else if (part.is_array() || part.is_object())
                for (const Json& inner : part)
                    self(self, inner);
        };
        collect(collect, value);
        return {{"shape", numbers}};
    }
    if (value.is_object() && value.contains("wkt")) {
        std::string text = value["wkt"];
        for (char& c : text)
            if (std::string_view("(),ABCDEFGHIJKLMNOPQRSTUVWXYZ").contains(c))
                c = ' ';
        std::istringstream in(text);
        Json numbers = Json::array();
        for (double number = 0; in >> number;)
            numbers.push_back(number + 0.0);
        return {{"shape", numbers}};
    }
    Json result = value;
    if (value.is_array() || value.is_object())
        for (auto& [key, inner] : result.items())
            inner = normal(inner);
    // t_startedBy and its like: the text has no capitals to tell
    if (result.is_object() && result.contains("op") && result["op"].get<std::string>()[1] == '_')
        for (char& c : result["op"].get_ref<std::string&>())
            c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return result;
}

std::vector<std::filesystem::path> examples(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> result;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == ".txt")
            result.push_back(entry.path());
    return result;
}

TEST(Corpus, EveryExampleParsesAndComesBackFromItsText) {
    const auto folder = test::shared("corpora/cql2/text");
    THONMAP_NEEDS(folder);
    std::size_t count = 0;
    for (const auto& file : examples(folder)) {
        const std::string text = test::slurp(file);
        const auto e = parse(text);
        ASSERT_TRUE(e.has_value()) << file << ": " << e.error().text(Language::en) << " at "
                                   << e.error().where.position.value_or(-1);
        const auto again = parse(toText(*e));
        ASSERT_TRUE(again.has_value()) << toText(*e);
        EXPECT_EQ(*again, *e) << toText(*e);
        ++count;
    }
    EXPECT_EQ(count, 120u);
}

TEST(Corpus, EveryExampleMeansWhatItsJsonSays) {
    const auto folder = test::shared("corpora/cql2/text");
    THONMAP_NEEDS(folder);
    std::size_t compared = 0;
    for (const auto& file : examples(folder)) {
        // Alternative texts of one example share its JSON.
        std::string stem = file.stem().string();
        if (const auto alternative = stem.find("-alt"); alternative != std::string::npos)
            stem.resize(alternative);
        const auto json = folder.parent_path() / "json" / (stem + ".json");
        if (!std::filesystem::exists(json))
            continue;
        const auto e = parse(test::slurp(file));
        ASSERT_TRUE(e.has_value()) << file;
        const Json ours = normal(Encoder(*e)(e->root()));
        const Json theirs = normal(Json::parse(test::slurp(json)));
        EXPECT_EQ(ours, theirs) << file;
        ++compared;
    }
    EXPECT_GT(compared, 100u);
}

} // namespace
} // namespace thonmap::query
