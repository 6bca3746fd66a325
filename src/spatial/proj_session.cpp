#include "spatial/proj_session.h"

#include <string_view>

namespace thonmap::spatial {

namespace {

bool isGeographic(PJ_TYPE type) {
    return type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS;
}

Crs::Kind kindOf(PJ_CONTEXT* context, const PJ* object) {
    const PJ_TYPE type = proj_get_type(object);
    if (type == PJ_TYPE_BOUND_CRS) {
        const PjPtr base(proj_get_source_crs(context, object));
        return base ? kindOf(context, base.get()) : Crs::Kind::unknown;
    }
    if (isGeographic(type))
        return Crs::Kind::geographic;
    if (type == PJ_TYPE_PROJECTED_CRS)
        return Crs::Kind::projected;
    if (type == PJ_TYPE_ENGINEERING_CRS)
        return Crs::Kind::other;
    return Crs::Kind::unknown;
}

double unitFactorOf(PJ_CONTEXT* context, const PJ* object) {
    PjPtr base;
    if (proj_get_type(object) == PJ_TYPE_BOUND_CRS) {
        base.reset(proj_get_source_crs(context, object));
        object = base.get();
    }
    const PjPtr system(proj_crs_get_coordinate_system(context, object));
    double factor = 1;
    if (system)
        proj_cs_get_axis_info(context, system.get(), 0, nullptr, nullptr, nullptr, &factor, nullptr,
                              nullptr, nullptr);
    return factor;
}

} // namespace

PjContextPtr makeContext() {
    PjContextPtr context(proj_context_create());
    if (!context)
        return context;
    proj_context_set_enable_network(context.get(), 0);
    proj_log_level(context.get(), PJ_LOG_NONE);
    return context;
}

PjPtr makeCrs(PJ_CONTEXT* context, const Crs& crs) {
    if (!crs.authority.empty()) {
        PjPtr object(proj_create_from_database(context, crs.authority.c_str(), crs.code.c_str(),
                                               PJ_CATEGORY_CRS, 0, nullptr));
        if (object)
            return object;
    }
    if (crs.wkt.empty() || crs.wkt.size() > kLongestCrsText)
        return {};
    return PjPtr(proj_create(context, crs.wkt.c_str()));
}

std::string idOf(const PJ* object) {
    const char* authority = proj_get_id_auth_name(object, 0);
    const char* code = proj_get_id_code(object, 0);
    if (authority == nullptr || code == nullptr)
        return {};
    // PROJ calls the way back "INVERSE(EPSG)"; it is the same entry of the list
    constexpr std::string_view kInverse = "INVERSE(";
    std::string_view list = authority;
    if (list.starts_with(kInverse) && list.ends_with(')')) {
        list.remove_prefix(kInverse.size());
        list.remove_suffix(1);
    }
    return std::string(list) + ':' + code;
}

Crs describe(PJ_CONTEXT* context, const PJ* object) {
    Crs crs;
    crs.kind = kindOf(context, object);
    if (crs.kind == Crs::Kind::unknown)
        return crs;
    if (const char* authority = proj_get_id_auth_name(object, 0); authority != nullptr) {
        const char* code = proj_get_id_code(object, 0);
        crs.authority = authority;
        crs.code = code == nullptr ? "" : code;
    }
    if (const char* name = proj_get_name(object); name != nullptr)
        crs.name = name;
    constexpr const char* kOneLine[] = {"MULTILINE=NO", nullptr};
    if (const char* wkt = proj_as_wkt(context, object, PJ_WKT2_2019, kOneLine); wkt != nullptr)
        crs.wkt = wkt;
    crs.unitFactor = unitFactorOf(context, object);
    return crs;
}

} // namespace thonmap::spatial
