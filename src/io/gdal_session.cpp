#include "io/gdal_session.h"

#include "io/source.h"

#include <cpl_conv.h>
#include <cpl_error.h>

#include <mutex>

namespace thonmap::io {

void prepareGdal() {
    static std::once_flag once;
    std::call_once(once, [] {
        // Side files (.aux.xml) would change the folder of a source that is only looked at.
        CPLSetConfigOption("GDAL_PAM_ENABLED", "NO");
        CPLSetConfigOption("GDAL_PAM_PROXY_DIR", nullptr);
        // Extensions and scripts that a hostile file may name.
        CPLSetConfigOption("OGR_SQLITE_LOAD_EXTENSIONS", nullptr);
        CPLSetConfigOption("GDAL_VRT_ENABLE_PYTHON", "NO");
        CPLSetConfigOption("GDAL_HTTP_MAX_RETRY", "0");
        CPLSetConfigOption("OSR_DEFAULT_AXIS_MAPPING_STRATEGY", nullptr);
        GDALAllRegister();
    });
}

std::string gdalVersion() {
    return GDALVersionInfo("RELEASE_NAME");
}

ErrorCollector::ErrorCollector() {
    CPLPushErrorHandlerEx(&ErrorCollector::collect, this);
}

ErrorCollector::~ErrorCollector() {
    CPLPopErrorHandler();
    CPLErrorReset();
}

void CPL_STDCALL ErrorCollector::collect(CPLErr kind, CPLErrorNum, const char* words) {
    if (kind != CE_Failure && kind != CE_Fatal)
        return;
    constexpr std::size_t kKept = 5;
    auto* self = static_cast<ErrorCollector*>(CPLGetErrorHandlerUserData());
    ++self->m_failureCount;
    self->m_last = words;
    if (self->m_failures.size() < kKept)
        self->m_failures.emplace_back(words);
}

std::string ErrorCollector::failures() const {
    std::string all;
    for (const std::string& one : m_failures)
        all += (all.empty() ? "" : "; ") + one;
    return all;
}

ThreadSetting::ThreadSetting(const char* key, const char* value) : m_key(key) {
    const char* before = CPLGetThreadLocalConfigOption(key, nullptr);
    m_hadBefore = before != nullptr;
    if (m_hadBefore)
        m_before = before;
    CPLSetThreadLocalConfigOption(key, value);
}

ThreadSetting::~ThreadSetting() {
    CPLSetThreadLocalConfigOption(m_key, m_hadBefore ? m_before.c_str() : nullptr);
}

} // namespace thonmap::io
