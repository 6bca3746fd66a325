#include "core/language.h"

namespace thonmap {

Language languageOfLocale(std::string_view localeName) {
    const bool vietnamese = localeName.starts_with("vi") &&
                            (localeName.size() == 2 || localeName[2] == '_' ||
                             localeName[2] == '-' || localeName[2] == '.' || localeName[2] == '@');
    return vietnamese ? Language::vi : Language::en;
}

} // namespace thonmap
