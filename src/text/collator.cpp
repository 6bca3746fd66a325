#include "text/collator.h"

#include "text/icu_strings.h"

#include <cassert>
#include <unicode/coll.h>
#include <unicode/locid.h>

namespace thonmap::text {

struct Collator::Impl {
    std::unique_ptr<icu::Collator> collator;
};

Collator::Collator() : m_impl(std::make_unique<Impl>()) {
    UErrorCode status = U_ZERO_ERROR;
    m_impl->collator.reset(icu::Collator::createInstance(icu::Locale("vi"), status));
    assert(U_SUCCESS(status)); // Debian's ICU has all of CLDR; without vi it falls back to root
    m_impl->collator->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
}

Collator::~Collator() = default;
Collator::Collator(Collator&&) noexcept = default;
Collator& Collator::operator=(Collator&&) noexcept = default;

int Collator::compare(std::string_view a, std::string_view b) const {
    UErrorCode status = U_ZERO_ERROR;
    return m_impl->collator->compare(toUtf16(a), toUtf16(b), status);
}

std::string Collator::key(std::string_view utf8) const {
    const icu::UnicodeString text = toUtf16(utf8);
    std::string key(static_cast<std::size_t>(m_impl->collator->getSortKey(text, nullptr, 0)), '\0');
    m_impl->collator->getSortKey(text, reinterpret_cast<std::uint8_t*>(key.data()),
                                 static_cast<std::int32_t>(key.size()));
    if (!key.empty())
        key.pop_back(); // ICU ends keys with a zero byte
    return key;
}

} // namespace thonmap::text
