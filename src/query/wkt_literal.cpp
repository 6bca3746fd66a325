#include "query/wkt_literal.h"

#include "core/number_format.h"
#include "query/messages.h"

#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace thonmap::query {

namespace {

using namespace expecting;

enum class Shape { point, lineString, polygon, multiPoint, multiLineString, multiPolygon, any };
constexpr std::array<std::pair<std::string_view, Shape>, 7> kShapes{{
    {"POINT", Shape::point},
    {"LINESTRING", Shape::lineString},
    {"POLYGON", Shape::polygon},
    {"MULTIPOINT", Shape::multiPoint},
    {"MULTILINESTRING", Shape::multiLineString},
    {"MULTIPOLYGON", Shape::multiPolygon},
    {"GEOMETRYCOLLECTION", Shape::any},
}};

std::optional<Shape> shapeNamed(const Token& token) {
    if (token.kind != Token::Kind::name)
        return std::nullopt;
    for (const auto& [word, shape] : kShapes)
        if (sameWord(word, token.text))
            return shape;
    return std::nullopt;
}

class Reader {
public:
    explicit Reader(Cursor& in) : m_in(in) {}

    bool tagged(std::string& wkt) {
        const Cursor::Nesting nesting(m_in);
        if (m_in.tooDeep())
            return false;
        const auto shape = shapeNamed(m_in.now());
        if (!shape)
            return m_in.expected(kShape);
        m_in.take();
        m_dimensions = m_in.takeWord("Z") ? 3 : 0;
        std::string body;
        if (m_in.takeWord("EMPTY"))
            body = " EMPTY";
        else if (!shapeBody(*shape, body))
            return false;
        wkt += kShapes[static_cast<std::size_t>(*shape)].first;
        if (*shape != Shape::any && m_dimensions == 3)
            wkt += " Z";
        wkt += body;
        return true;
    }
    bool shapeBody(Shape shape, std::string& out) {
        switch (shape) {
        case Shape::point:
            return m_in.need("(", kOpen) && ((out += '('), position(out)) &&
                   m_in.need(")", kClose) && ((out += ')'), true);
        case Shape::lineString:
            return positions(out, 2, false);
        case Shape::polygon:
            return parts(out, [this](std::string& o) { return positions(o, 4, true); });
        case Shape::multiPoint:
            return parts(out, [this](std::string& o) {
                // Points may stand without their own parentheses, as old writers leave them out.
                return m_in.isSymbol("(") ? shapeBody(Shape::point, o)
                                          : ((o += '('), position(o)) && ((o += ')'), true);
            });
        case Shape::multiLineString:
            return parts(out, [this](std::string& o) { return positions(o, 2, false); });
        case Shape::multiPolygon:
            return parts(out, [this](std::string& o) { return shapeBody(Shape::polygon, o); });
        case Shape::any:
            return parts(out, [this](std::string& o) { return tagged(o); });
        }
        return false;
    }

private:
    template <class F>
    bool parts(std::string& out, F&& one) {
        if (!m_in.need("(", kOpen))
            return false;
        out += '(';
        for (bool first = true; first || m_in.takeSymbol(","); first = false) {
            if (!first)
                out += ", ";
            if (!one(out))
                return false;
        }
        out += ')';
        return m_in.need(")", kClose);
    }
    bool positions(std::string& out, std::int64_t least, bool closed) {
        const std::int64_t start = m_in.here();
        std::vector<std::string> points;
        if (!parts(out, [&](std::string& o) {
                const std::size_t from = o.size();
                const bool good = position(o);
                points.push_back(o.substr(from));
                return good;
            }))
            return false;
        if (closed && points.front() != points.back())
            return m_in.refuse(msg::openRing, start);
        if (static_cast<std::int64_t>(points.size()) < least)
            return m_in.refuse(msg::tooFewPoints, start, {{"count", least}});
        return true;
    }
    bool position(std::string& out) {
        int count = 0;
        while (m_in.now().kind == Token::Kind::number || m_in.isSymbol("-") || m_in.isSymbol("+")) {
            const bool minus = m_in.isSymbol("-");
            if (m_in.now().kind == Token::Kind::symbol)
                m_in.take();
            if (m_in.now().kind != Token::Kind::number || count == 3)
                return m_in.expected(kNumber);
            double value = 0;
            if (!finiteNumber(m_in.now().text, value))
                return m_in.refuse(msg::numberTooLarge, m_in.here(), {{"found", m_in.now().text}});
            // Minus zero is zero: a place has no sign.
            value = minus && value != 0 ? -value : value;
            out += (count == 0 ? "" : " ") + shortestNumber(value);
            ++count;
            m_in.take();
        }
        if (count < 2 || (m_dimensions == 3 && count == 2))
            return m_in.expected(kNumber);
        if (m_dimensions == 2 && count == 3)
            return m_in.expected(kClose);
        m_dimensions = count;
        return true;
    }

    Cursor& m_in;
    int m_dimensions = 0; // 0 while unknown
};

} // namespace

bool startsWkt(const Cursor& in) {
    if (!shapeNamed(in.now()))
        return false;
    const Token& after = in.next();
    return Cursor::opens(after) || (after.kind == Token::Kind::name &&
                                    (sameWord(after.text, "Z") || sameWord(after.text, "EMPTY")));
}

bool wktLiteral(Cursor& in, std::string& wkt) {
    return Reader(in).tagged(wkt);
}

} // namespace thonmap::query
