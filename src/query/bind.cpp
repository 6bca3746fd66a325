#include "query/bind.h"

#include "query/messages.h"
#include "query/names.h"
#include "query/parser.h"
#include "query/token.h"
#include "query/values.h"
#include "spatial/wkt.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <fmt/format.h>
#include <utility>

namespace thonmap::query {

namespace {

LocalText typeName(Type type) {
    switch (type) {
    case Type::boolean:
        return {"đúng/sai", "true/false"};
    case Type::number:
        return {"số", "a number"};
    case Type::text:
        return {"chữ", "text"};
    case Type::date:
        return {"ngày", "a date"};
    case Type::timestamp:
        return {"thời điểm", "a moment"};
    case Type::interval:
        return {"khoảng thời gian", "an interval"};
    case Type::geometry:
        return {"hình học", "a shape"};
    case Type::binary:
        return {"dữ liệu nhị phân", "binary data"};
    }
    return {};
}

Type typeOf(FieldType type) {
    switch (type) {
    case FieldType::boolean:
        return Type::boolean;
    case FieldType::integer:
    case FieldType::real:
        return Type::number;
    case FieldType::text:
        return Type::text;
    case FieldType::date:
        return Type::date;
    case FieldType::dateTime:
        return Type::timestamp;
    case FieldType::binary:
        return Type::binary;
    }
    return Type::binary;
}

bool isMoment(Type type) {
    return type == Type::date || type == Type::timestamp;
}

struct Function {
    std::string_view name;
    std::string_view usage;
    std::size_t least;
    std::size_t most;
};
constexpr std::array kFunctions{
    Function{"distance", "distance(geometry, layer('id'))", 2, 2},
    Function{"area", "area(geometry)", 1, 1},
    Function{"length", "length(geometry)", 1, 1},
    Function{"centroid", "centroid(geometry)", 1, 1},
    Function{"layer", "layer('id','dan_so > 100')", 1, 2},
    Function{"buffer", "buffer(geometry, 500)", 2, 3},
};
constexpr std::array<std::string_view, 4> kShapeNames{"geometry", "geom", "the_geom", "shape"};

// Filters hold filters in their quotes; nobody means more than a few.
constexpr int kDeepestFilter = 8;

class Binder {
public:
    Binder(const Expression& expression, const Context& context, int depth)
        : m_context(context), m_e(expression), m_depth(depth) {
        m_bound.expression = expression;
        m_bound.target = context.target;
        m_bound.nodes.resize(expression.nodes.size());
    }

    Result<Bound> run(Type wanted) {
        if (m_e.empty())
            return std::move(m_bound);
        const std::size_t root = m_e.root();
        if (!visit(root))
            return std::unexpected(std::move(m_error));
        if (m_bound.nodes[root].type != wanted) {
            refuse(wanted == Type::number ? msg::notNumber : msg::notCondition, root,
                   {{"found", describe(root)}});
            return std::unexpected(std::move(m_error));
        }
        return std::move(m_bound);
    }

private:
    // --- errors ------------------------------------------------------------------------------
    std::optional<std::int64_t> start(std::size_t index) const {
        std::optional<std::int64_t> first;
        for (std::size_t i = index + 1 - m_e[index].size; i <= index; ++i)
            if (m_e[i].position >= 0)
                first = std::min(first.value_or(m_e[i].position), m_e[i].position);
        return first;
    }
    bool refuse(const Message& message, std::size_t index, std::vector<Argument> arguments = {},
                std::string field = {}) {
        m_error = fail(message, std::move(arguments),
                       {.layer = m_context.target->name,
                        .field = std::move(field),
                        .position = start(index)})
                      .error();
        return false;
    }
    // "trường dan_so (số)" or "số".
    LocalText describe(std::size_t index) const {
        const LocalText type = typeName(m_bound.nodes[index].type);
        if (m_e[index].op != Op::property)
            return type;
        const std::string name = toText(m_e.subtree(index));
        return {fmt::format("trường {} ({})", name, type.vi),
                fmt::format("field {} ({})", name, type.en)};
    }

    BoundNode& node(std::size_t index) { return m_bound.nodes[index]; }
    Type type(std::size_t index) const { return m_bound.nodes[index].type; }
    std::string_view word(std::size_t index) const {
        return std::get<std::string>(m_e[index].value);
    }

    // --- nodes -------------------------------------------------------------------------------
    bool visit(std::size_t index) {
        if (!judge(index))
            return false;
        for (const std::size_t child : m_e.children(index))
            node(index).cost = std::max(node(index).cost, node(child).cost);
        return true;
    }
    bool is(std::size_t index, Type type) {
        node(index).type = type;
        return true;
    }
    bool visitAll(std::size_t index) {
        return std::ranges::all_of(m_e.children(index),
                                   [this](std::size_t child) { return visit(child); });
    }

    bool judge(std::size_t index) {
        switch (m_e[index].op) {
        case Op::boolean:
            return is(index, Type::boolean);
        case Op::integer:
        case Op::real:
            return is(index, Type::number);
        case Op::text:
            return is(index, Type::text);
        case Op::date:
            return is(index, Type::date);
        case Op::timestamp:
            return is(index, Type::timestamp);
        case Op::unbounded:
            return is(index, Type::interval);
        case Op::wkt:
        case Op::bbox:
            return literalShape(index);
        case Op::property:
            return field(index);
        case Op::and_:
        case Op::or_:
        case Op::not_:
            return logical(index);
        case Op::equal:
        case Op::notEqual:
            return comparison(index, false);
        case Op::less:
        case Op::lessOrEqual:
        case Op::greater:
        case Op::greaterOrEqual:
        case Op::between:
            return comparison(index, true);
        case Op::in:
            return comparison(index, false);
        case Op::like:
            return visitAll(index) && texts(index, "LIKE") && is(index, Type::boolean);
        case Op::isNull:
            return visitAll(index) && noLayer(m_e.children(index)[0]) && is(index, Type::boolean);
        case Op::caseInsensitive:
            return visitAll(index) && texts(index, "CASEI") && is(index, Type::text);
        case Op::accentInsensitive:
            return visitAll(index) && texts(index, "ACCENTI") && is(index, Type::text);
        case Op::add:
        case Op::subtract:
        case Op::multiply:
        case Op::divide:
        case Op::modulo:
        case Op::integerDivide:
        case Op::power:
            return arithmetic(index);
        case Op::interval:
            return interval(index);
        case Op::temporalPredicate:
            return temporal(index);
        case Op::spatialPredicate:
            return relation(index);
        case Op::arrayPredicate:
            return refuse(
                msg::arraysUnsupported, index,
                {{"function", std::string(keyword(std::get<ArrayPredicate>(m_e[index].value)))}});
        case Op::array:
            return refuse(msg::arraysUnsupported, index, {{"function", std::string("(…, …)")}});
        case Op::function:
            return function(index);
        }
        return false;
    }

    // --- fields ------------------------------------------------------------------------------
    bool field(std::size_t index) {
        const FeatureTable& table = *m_context.target;
        const std::string name(word(index));
        const Column* column = table.column(name);
        const bool shapeName = std::ranges::any_of(
            kShapeNames, [&](std::string_view shape) { return sameWord(shape, name); });
        if (column != nullptr && !sameWord(name, kShapeNames[0])) {
            node(index).column = column;
            return is(index, typeOf(column->type()));
        }
        if (!shapeName)
            return unknownField(index, name);
        if (!table.hasGeometry())
            return refuse(msg::noShapes, index, {{"layer", table.name}});
        node(index).own = Own::shape;
        node(index).cost = 1;
        return is(index, Type::geometry);
    }
    bool unknownField(std::size_t index, const std::string& name) {
        const FeatureTable& table = *m_context.target;
        std::vector<std::string> names;
        for (const Column& column : table.columns)
            names.push_back(column.name());
        std::vector<Argument> arguments{{"layer", table.name}, {"field", name}};
        if (const std::string nearest = nearestName(name, names); !nearest.empty()) {
            arguments.push_back({"suggestion", quoteName(nearest)});
            return refuse(msg::unknownFieldSuggest, index, std::move(arguments), name);
        }
        if (!isPlainName(name)) {
            arguments.push_back({"suggestion", quoteText(name)});
            return refuse(msg::unknownFieldText, index, std::move(arguments), name);
        }
        std::ranges::transform(names, names.begin(),
                               [](const std::string& n) { return quoteName(n); });
        arguments.push_back({"fields", listOfNames(names)});
        return refuse(msg::unknownField, index, std::move(arguments), name);
    }

    // --- conditions --------------------------------------------------------------------------
    bool logical(std::size_t index) {
        for (const std::size_t child : m_e.children(index)) {
            if (!visit(child))
                return false;
            if (type(child) != Type::boolean)
                return refuse(msg::notCondition, child, {{"found", describe(child)}});
        }
        return is(index, Type::boolean);
    }

    bool comparison(std::size_t index, bool ordered) {
        const std::vector<std::size_t> children = m_e.children(index);
        for (const std::size_t child : children)
            if (!visit(child))
                return false;
        for (std::size_t i = 1; i < children.size(); ++i)
            if (!comparable(children[0], children[i], ordered))
                return false;
        return is(index, Type::boolean);
    }
    bool comparable(std::size_t left, std::size_t right, bool ordered) {
        for (const std::size_t side : {left, right}) {
            if (type(side) == Type::geometry)
                return refuse(msg::shapeCompared, side);
            if (type(side) == Type::interval)
                return refuse(msg::intervalCompared, side);
            if (type(side) == Type::binary)
                return refuse(msg::notOrdered, side, {{"found", describe(side)}});
        }
        if (type(left) != type(right) && !(isMoment(type(left)) && isMoment(type(right))))
            return incomparable(left, right);
        if (ordered && type(left) == Type::boolean)
            return refuse(msg::notOrdered, left, {{"found", describe(left)}});
        return sameUnit(left, right);
    }
    bool sameUnit(std::size_t left, std::size_t right) {
        const Unit a = node(left).unit;
        const Unit b = node(right).unit;
        return a == b || a == Unit::none || b == Unit::none || refuse(msg::mixedUnits, right);
    }
    // The literal is what to mend, whichever side it is on.
    bool incomparable(std::size_t left, std::size_t right) {
        const std::size_t literal = m_e[left].op == Op::property ? right : left;
        const std::size_t other = literal == left ? right : left;
        std::vector<Argument> arguments{{"left", describe(left)}, {"right", describe(right)}};
        const Op op = m_e[literal].op;
        const auto suggest = [&](const Message& message, std::string suggestion) {
            arguments.push_back({"suggestion", std::move(suggestion)});
            return refuse(message, literal, std::move(arguments));
        };
        if (type(other) == Type::text && (op == Op::integer || op == Op::real))
            return suggest(msg::numberAsText, quoteText(toText(m_e.subtree(literal))));
        if (type(other) == Type::number && op == Op::text) {
            const std::string text(word(literal));
            const auto number = parse(text);
            if (number &&
                (number->nodes.back().op == Op::integer || number->nodes.back().op == Op::real))
                return suggest(msg::textAsNumber, toText(*number));
        }
        if (isMoment(type(other)) && op == Op::text) {
            const std::string text(word(literal));
            const std::string day = text.substr(0, 10);
            return suggest(msg::textAsDate,
                           fmt::format("DATE('{}')", Date::fromIso(day) ? day : "2022-06-30"));
        }
        return refuse(msg::incomparable, literal, std::move(arguments));
    }

    bool texts(std::size_t index, std::string_view name) {
        for (const std::size_t child : m_e.children(index))
            if (type(child) != Type::text)
                return refuse(msg::argumentType, child,
                              {{"function", std::string(name)},
                               {"expected", typeName(Type::text)},
                               {"found", describe(child)}});
        return true;
    }

    bool arithmetic(std::size_t index) {
        const std::vector<std::size_t> children = m_e.children(index);
        for (const std::size_t child : children) {
            if (!visit(child))
                return false;
            if (type(child) != Type::number)
                return refuse(msg::notNumber, child, {{"found", describe(child)}});
        }
        if (m_e[index].op == Op::add || m_e[index].op == Op::subtract) {
            if (!sameUnit(children[0], children[1]))
                return false;
            node(index).unit = std::max(node(children[0]).unit, node(children[1]).unit);
        }
        return is(index, Type::number);
    }

    // --- time --------------------------------------------------------------------------------
    bool interval(std::size_t index) {
        const std::vector<std::size_t> bounds = m_e.children(index);
        for (const std::size_t bound : bounds) {
            if (!visit(bound))
                return false;
            if (!isMoment(type(bound)) && m_e[bound].op != Op::unbounded)
                return refuse(msg::argumentType, bound,
                              {{"function", std::string("INTERVAL")},
                               {"expected", typeName(Type::date)},
                               {"found", describe(bound)}});
        }
        const auto first = literalMoment(bounds[0], false);
        const auto last = literalMoment(bounds[1], true);
        if (first && last && *last < *first)
            return refuse(msg::backwardInterval, index);
        return is(index, Type::interval);
    }
    std::optional<std::int64_t> literalMoment(std::size_t index, bool end) const {
        if (const auto* date = std::get_if<Date>(&m_e[index].value))
            return std::int64_t{date->daysSinceEpoch} * kMicrosecondsADay +
                   (end ? kMicrosecondsADay - 1 : 0);
        if (const auto* moment = std::get_if<Timestamp>(&m_e[index].value))
            return moment->microsecondsSinceEpoch;
        return std::nullopt;
    }
    bool temporal(std::size_t index) {
        for (const std::size_t child : m_e.children(index)) {
            if (!visit(child))
                return false;
            if (!isMoment(type(child)) && m_e[child].op != Op::interval)
                return refuse(msg::argumentType, child,
                              {{"function", std::string(keyword(
                                                std::get<TemporalPredicate>(m_e[index].value)))},
                               {"expected", typeName(Type::date)},
                               {"found", describe(child)}});
        }
        return is(index, Type::boolean);
    }

    // --- shapes ------------------------------------------------------------------------------
    bool literalShape(std::size_t index) {
        const Crs crs = m_context.literalCrs.value_or(m_context.target->crs);
        auto table = shapeTable(index, crs);
        if (!table) {
            m_error = std::move(table.error());
            m_error.where.position = start(index);
            return false;
        }
        addReference(index, std::make_shared<const FeatureTable>(std::move(*table)), nullptr);
        return true;
    }
    Result<FeatureTable> shapeTable(std::size_t index, const Crs& crs) {
        if (m_e[index].op == Op::wkt)
            return spatial::tableFromWkt(word(index), crs);
        std::vector<double> bounds;
        for (const std::size_t child : m_e.children(index)) {
            const auto* whole = std::get_if<std::int64_t>(&m_e[child].value);
            bounds.push_back(whole != nullptr ? static_cast<double>(*whole)
                                              : std::get<double>(m_e[child].value));
        }
        const std::size_t half = bounds.size() / 2;
        const Extent box{bounds[0], bounds[1], bounds[half], bounds[half + 1]};
        if (box.minX <= box.maxX)
            return spatial::tableFromExtent(box, crs);
        // RFC 7946: west of 180° to east of it; two boxes, and either will do.
        if (crs.kind != Crs::Kind::geographic)
            return fail(msg::bboxOrder);
        return spatial::tableFromWkt(
            fmt::format("MULTIPOLYGON((({0} {2}, 180 {2}, 180 {3}, {0} {3}, {0} {2})), "
                        "((-180 {2}, {1} {2}, {1} {3}, -180 {3}, -180 {2})))",
                        box.minX, box.maxX, box.minY, box.maxY),
            crs);
    }
    void addReference(std::size_t index, TablePtr table, std::shared_ptr<const Bound> filter) {
        node(index).type = Type::geometry;
        node(index).reference = m_bound.references.size();
        m_bound.references.push_back(
            {std::move(table), std::move(filter), toText(m_e.subtree(index))});
    }

    // layer(…) stands for many features: only spatial functions know what to do with them.
    bool noLayer(std::size_t index) {
        return !node(index).reference || m_e[index].op != Op::function ||
               refuse(msg::layerMisplaced, index);
    }
    bool shapeArguments(std::size_t index, std::string_view name) {
        for (const std::size_t child : m_e.children(index)) {
            if (!visit(child))
                return false;
            if (type(child) != Type::geometry)
                return refuse(msg::argumentType, child,
                              {{"function", std::string(name)},
                               {"expected", typeName(Type::geometry)},
                               {"found", describe(child)}});
        }
        return true;
    }
    bool relation(std::size_t index) {
        if (!shapeArguments(index, keyword(std::get<spatial::Relation>(m_e[index].value))))
            return false;
        const std::vector<std::size_t> sides = m_e.children(index);
        if (node(sides[0]).own != Own::no && node(sides[1]).own != Own::no)
            return refuse(msg::sameShape, sides[1]);
        node(index).cost = 2;
        return is(index, Type::boolean);
    }

    // --- functions ---------------------------------------------------------------------------
    bool function(std::size_t index) {
        const std::string name(word(index));
        const auto* known = std::ranges::find_if(
            kFunctions, [&](const Function& f) { return sameWord(f.name, name); });
        if (known == kFunctions.end())
            return unknownFunction(index, name);
        const std::size_t count = m_e[index].childCount;
        if (count < known->least || count > known->most)
            return refuse(msg::argumentCount, index,
                          {{"function", std::string(known->name)},
                           {"expected", known->least == known->most
                                            ? std::to_string(known->least)
                                            : fmt::format("{}–{}", known->least, known->most)},
                           {"count", static_cast<std::int64_t>(count)},
                           {"usage", std::string(known->usage)}});
        if (known->name == "layer")
            return layerReference(index);
        if (known->name == "buffer")
            return refuse(msg::bufferUnsupported, index);
        if (!shapeArguments(index, known->name))
            return false;
        return known->name == "distance" ? distance(index) : ownShape(index, known->name);
    }
    bool unknownFunction(std::size_t index, const std::string& name) {
        std::vector<std::string> names;
        for (const Function& f : kFunctions)
            names.emplace_back(f.name);
        for (std::uint8_t i = 0; i < 8; ++i)
            names.emplace_back(keyword(static_cast<spatial::Relation>(i)));
        for (std::uint8_t i = 0; i < 15; ++i)
            names.emplace_back(keyword(static_cast<TemporalPredicate>(i)));
        for (const char* other : {"CASEI", "ACCENTI", "DATE", "TIMESTAMP", "INTERVAL", "BBOX"})
            names.emplace_back(other);
        if (const std::string nearest = nearestName(name, names); !nearest.empty())
            return refuse(msg::unknownFunctionSuggest, index,
                          {{"function", name}, {"suggestion", nearest}});
        names.resize(kFunctions.size());
        return refuse(msg::unknownFunction, index,
                      {{"function", name}, {"functions", listOfNames(names)}});
    }
    // area, length and centroid measure the feature itself.
    bool ownShape(std::size_t index, std::string_view name) {
        const std::size_t argument = m_e.children(index)[0];
        if (node(argument).own != Own::shape)
            return refuse(msg::argumentType, argument,
                          {{"function", std::string(name)},
                           {"expected", LocalText{"geometry", "geometry"}},
                           {"found", LocalText{toText(m_e.subtree(argument)),
                                               toText(m_e.subtree(argument))}}});
        node(index).cost = 1;
        if (name == "centroid") {
            node(index).own = Own::centre;
            return is(index, Type::geometry);
        }
        node(index).unit = name == "area" ? Unit::squareMetres : Unit::metres;
        return is(index, Type::number);
    }
    bool distance(std::size_t index) {
        const std::vector<std::size_t> sides = m_e.children(index);
        const bool firstOwn = node(sides[0]).own != Own::no;
        const bool secondOwn = node(sides[1]).own != Own::no;
        if (firstOwn && secondOwn)
            return refuse(msg::sameShape, sides[1]);
        if (!firstOwn && !secondOwn)
            return refuse(msg::twoReferences, index);
        const std::size_t other = sides[firstOwn ? 1 : 0];
        const Reference& reference = m_bound.references[*node(other).reference];
        if (reference.table->crs.known() != m_context.target->crs.known())
            return refuse(msg::mixedCrs, other,
                          {{"layer", m_context.target->name}, {"other", reference.text}});
        node(index).cost = 3;
        node(index).unit = Unit::metres;
        return is(index, Type::number);
    }

    bool layerReference(std::size_t index) {
        const std::vector<std::size_t> arguments = m_e.children(index);
        for (const std::size_t argument : arguments)
            if (m_e[argument].op != Op::text)
                return refuse(msg::layerArgument, argument);
        const std::string id(word(arguments[0]));
        const auto found = m_context.layers.find(id);
        if (found == m_context.layers.end() || found->second == nullptr)
            return unknownLayer(arguments[0], id);
        if (!found->second->hasGeometry())
            return refuse(msg::noShapes, arguments[0], {{"layer", id}});
        std::shared_ptr<const Bound> filter;
        if (arguments.size() == 2 && !bindFilter(arguments[1], *found, filter))
            return false;
        addReference(index, found->second, std::move(filter));
        return true;
    }
    bool bindFilter(std::size_t literal, const std::pair<const std::string, TablePtr>& layer,
                    std::shared_ptr<const Bound>& filter) {
        if (m_depth >= kDeepestFilter)
            return refuse(msg::tooDeep, literal);
        const std::string text(word(literal));
        auto expression = parse(text);
        if (!expression)
            return innerError(std::move(expression.error()), literal, layer.first);
        Context inner = m_context;
        inner.target = layer.second;
        auto bound = Binder(*expression, inner, m_depth + 1).run(Type::boolean);
        if (!bound)
            return innerError(std::move(bound.error()), literal, layer.first);
        filter = std::make_shared<const Bound>(std::move(*bound));
        return true;
    }
    // An error inside a quoted condition is shown at its place in the whole query.
    bool innerError(Error error, std::size_t literal, const std::string& layer) {
        const auto outer = start(literal);
        if (outer && error.where.position)
            error.where.position = positionInLiteral(*outer, word(literal), *error.where.position);
        else
            error.where.position = outer;
        error.where.layer = layer;
        m_error = std::move(error);
        return false;
    }
    bool unknownLayer(std::size_t index, const std::string& id) {
        std::vector<std::string> names;
        for (const auto& [name, table] : m_context.layers)
            names.push_back(name);
        if (names.empty())
            return refuse(msg::noOtherLayers, index, {{"layer", id}});
        if (const std::string nearest = nearestName(id, names); !nearest.empty())
            return refuse(msg::unknownLayerSuggest, index,
                          {{"layer", id}, {"suggestion", quoteText(nearest)}});
        return refuse(msg::unknownLayer, index, {{"layer", id}, {"layers", listOfNames(names)}});
    }

    const Context& m_context;
    const Expression& m_e;
    const int m_depth;
    Bound m_bound;
    Error m_error;
};

} // namespace

Result<Bound> bindCondition(const Expression& expression, const Context& context) {
    assert(context.target != nullptr);
    return Binder(expression, context, 0).run(Type::boolean);
}

Result<Bound> bindNumber(const Expression& expression, const Context& context) {
    assert(context.target != nullptr);
    return Binder(expression, context, 0).run(Type::number);
}

} // namespace thonmap::query
