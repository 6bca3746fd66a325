#include "core/messages.h"
#include "core/platform.h"
#include "support/places.h"

#include <gtest/gtest.h>

namespace thonmap {
namespace {

namespace fs = std::filesystem;
using test::Folder;
using test::slurp;
using test::writeFile;

std::size_t entries(const fs::path& folder) {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(folder), fs::directory_iterator{}));
}

TEST(WriteWhole, ReplacesAnExistingFile) {
    const Folder folder;
    writeFile(folder / "kết quả.csv", "cũ");
    ASSERT_TRUE(platform::writeWhole(folder / "kết quả.csv", std::string_view("mới")));
    EXPECT_EQ(slurp(folder / "kết quả.csv"), "mới");
    EXPECT_EQ(entries(folder.path()), 1u);
}

TEST(WriteWhole, AFailureLeavesTheOldBytesAndNothingElse) {
    const Folder folder;
    writeFile(folder / "a.gpkg", "cũ");
    const auto result =
        platform::writeWhole(folder / "a.gpkg", [](const fs::path& temporary) -> Result<void> {
            writeFile(temporary, "nửa chừng");
            writeFile(fs::path(temporary.string() + "-journal"), "x");
            return fail(msg::cancelled);
        });
    EXPECT_FALSE(result);
    EXPECT_EQ(slurp(folder / "a.gpkg"), "cũ");
    EXPECT_EQ(entries(folder.path()), 1u);
}

TEST(WriteWhole, BringsEveryPartOfAShapefile) {
    const Folder folder;
    const auto result =
        platform::writeWhole(folder / "xã.shp", [](const fs::path& temporary) -> Result<void> {
            for (const char* extension : {".shp", ".shx", ".dbf"})
                writeFile(fs::path(temporary).replace_extension(extension), extension);
            return {};
        });
    ASSERT_TRUE(result);
    EXPECT_EQ(slurp(folder / "xã.shp"), ".shp");
    EXPECT_EQ(slurp(folder / "xã.dbf"), ".dbf");
    EXPECT_EQ(entries(folder.path()), 3u);
}

TEST(WriteWhole, RefusesAFolderThatDoesNotExist) {
    const Folder folder;
    const auto result = platform::writeWhole(folder / "không có/a.csv", std::string_view("x"));
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().message->code, "cannot_write");
}

TEST(ReadFile, NamesTheFileThatIsMissingOrIsAFolder) {
    const Folder folder;
    const auto missing = platform::readFile(folder / "không có");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().message->code, "no_such_file");
    EXPECT_EQ(missing.error().where.file, (folder / "không có").string());
    const auto directory = platform::readFile(folder.path());
    ASSERT_FALSE(directory);
    EXPECT_EQ(directory.error().message->code, "is_folder");
}

} // namespace
} // namespace thonmap
