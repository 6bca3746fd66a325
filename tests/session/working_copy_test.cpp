#include "session/map.h"
#include "session/working_copy.h"

#include "session/demo_map.h"
#include "support/places.h"

#include <cstdlib>
#include <gtest/gtest.h>

namespace thonmap::session {
namespace {

using test::why;

/// The user's documents in a folder of the test's own.
class Documents {
public:
    Documents() { ::setenv("XDG_DOCUMENTS_DIR", m_folder.path().c_str(), 1); }
    ~Documents() { ::unsetenv("XDG_DOCUMENTS_DIR"); }
    Documents(const Documents&) = delete;
    Documents& operator=(const Documents&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return m_folder.path(); }

private:
    test::Folder m_folder;
};

TEST(WorkingCopy, OpensLikeTheOriginalAndIsTheUsersOwn) {
    const Documents documents;
    const auto copy = workingCopy(test::demoDocument());
    ASSERT_TRUE(copy) << why(copy);
    EXPECT_TRUE(copy->string().starts_with(documents.path().string()));
    const auto map = openMap(*copy);
    ASSERT_TRUE(map) << why(map);
    EXPECT_EQ((*map)->layers.size(), test::demoMap()->layers.size());
    for (const std::filesystem::path& file : filesOf(**map))
        EXPECT_TRUE(file.string().starts_with(documents.path().string())) << file;
}

TEST(WorkingCopy, WorkDoneInItIsNotOverwritten) {
    const Documents documents;
    const auto copy = workingCopy(test::demoDocument());
    ASSERT_TRUE(copy) << why(copy);
    test::writeFile(*copy, "mine");
    const auto again = workingCopy(test::demoDocument());
    ASSERT_TRUE(again) << why(again);
    EXPECT_EQ(*again, *copy);
    EXPECT_EQ(test::slurp(*again), "mine");
}

TEST(Locate, LooksWhereItWasToldThenAmongTheUsersMaps) {
    const Documents documents;
    test::writeFile(documents.path() / "Thonmap" / "maps" / "của tôi.map.json", "x");
    EXPECT_EQ(locate("của tôi.map.json"),
              documents.path() / "Thonmap" / "maps" / "của tôi.map.json");
    EXPECT_EQ(locate(test::demoDocument()), test::demoDocument());
    EXPECT_TRUE(locate("nowhere.map.json").empty());
}

} // namespace
} // namespace thonmap::session
