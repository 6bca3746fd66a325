#pragma once

#include <gdal_priv.h>

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace thonmap::io {

/// Registers GDAL's drivers once and switches off whatever would write beside a source. Every
/// entry of the module calls it first.
void prepareGdal();

struct DatasetCloser {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using DatasetPtr = std::unique_ptr<GDALDataset, DatasetCloser>;

/// Collects what GDAL complains about in this thread while it lives, instead of printing it.
class ErrorCollector {
public:
    ErrorCollector();
    ~ErrorCollector();
    ErrorCollector(const ErrorCollector&) = delete;
    ErrorCollector& operator=(const ErrorCollector&) = delete;

    /// Failures so far, counted beyond those whose words are kept.
    [[nodiscard]] std::size_t failureCount() const { return m_failureCount; }
    /// GDAL's words of the first failures, one line each; "" when there was none.
    [[nodiscard]] std::string failures() const;
    /// The words of the newest failure.
    [[nodiscard]] const std::string& lastFailure() const { return m_last; }

private:
    static void CPL_STDCALL collect(CPLErr kind, CPLErrorNum number, const char* words);
    std::vector<std::string> m_failures;
    std::string m_last;
    std::size_t m_failureCount = 0;
};

/// A GDAL setting for this thread while the object lives.
class ThreadSetting {
public:
    ThreadSetting(const char* key, const char* value);
    ~ThreadSetting();
    ThreadSetting(const ThreadSetting&) = delete;
    ThreadSetting& operator=(const ThreadSetting&) = delete;

private:
    const char* m_key;
    std::string m_before;
    bool m_hadBefore;
};

} // namespace thonmap::io
