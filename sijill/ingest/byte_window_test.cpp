#include "sijill/ingest/byte_window.h"

#include <gtest/gtest.h>

#include "sijill/ingest/gzip_bytes.h"
#include "sijill/ingest/sources_testing.h"

namespace sijill {
namespace {

// Gives its bytes three at a time.
class Dripping : public Byte_source {
 public:
  explicit Dripping(std::string bytes) : bytes_(std::move(bytes)) {}
  std::size_t read(char* into, std::size_t size) override {
    const std::size_t count = bytes_.copy(into, std::min<std::size_t>(size, 3), position_);
    last_ = position_;
    position_ += count;
    return count;
  }
  [[nodiscard]] Place place() const override { return {last_, std::nullopt}; }
  [[nodiscard]] std::uint64_t taken() const override { return position_; }

 private:
  std::string bytes_;
  std::size_t position_ = 0, last_ = 0;
};

TEST(ByteWindow, finds_what_lies_across_pieces) {
  Byte_window window(std::make_unique<Dripping>("one two\r\n\r\nthree"));
  EXPECT_EQ(window.find("\r\n\r\n", 0, 100), 7u);
  window.drop(11);
  EXPECT_EQ(to_string(window.place()), "11");
  EXPECT_EQ(window.find("four", 0, 100), std::string_view::npos);
  EXPECT_EQ(window.ahead(), "three");
  EXPECT_TRUE(window.drop_past("re"));
  EXPECT_EQ(window.ahead(), "e");
  EXPECT_FALSE(window.drop_past("x"));
  EXPECT_TRUE(window.at_end());
}

TEST(ByteWindow, looks_no_further_than_it_may) {
  Byte_window window(std::make_unique<Dripping>(std::string(1000, 'x') + "\n"));
  EXPECT_EQ(window.find("\n", 0, 100), std::string_view::npos);
  EXPECT_LE(window.ahead().size(), 103u);
}

std::unique_ptr<Byte_window> unpacked(const std::string& packed, const Limits& limits = {}) {
  auto source = unpack_gzip(std::make_unique<Byte_window>(std::make_unique<Dripping>(packed)), limits);
  return std::make_unique<Byte_window>(std::move(source));
}

TEST(GzipBytes, places_name_the_member_and_the_bytes_inside) {
  const std::string first = gzipped("hello "), second = gzipped("world");
  const auto window = unpacked(first + second);
  ASSERT_TRUE(window->fill(11));
  EXPECT_EQ(window->ahead(), "hello world");
  EXPECT_EQ(to_string(window->place()), "0+0");
  EXPECT_EQ(to_string(window->place(5)), "0+5");
  EXPECT_EQ(to_string(window->place(6)), std::to_string(first.size()) + "+0");
  window->drop(8);
  EXPECT_EQ(to_string(window->place()), std::to_string(first.size()) + "+2");
  EXPECT_FALSE(window->grow());
  EXPECT_EQ(window->fault(), "");
}

TEST(GzipBytes, goes_on_after_a_broken_member) {
  std::string broken = gzipped("broken and lost");
  broken[12] = '\x7F';
  broken[13] = '\x7F';
  const auto window = unpacked(gzipped("one ") + broken + gzipped("two"));
  std::string all;
  int faults = 0;
  while (true) {
    while (window->grow()) {
    }
    all += window->ahead();
    window->drop(window->ahead().size());
    if (window->fault().empty()) break;
    ++faults;
    if (!window->recover()) break;
  }
  EXPECT_EQ(all.substr(0, 4), "one ");
  EXPECT_TRUE(all.ends_with("two")) << all;
  EXPECT_EQ(faults, 1);
}

TEST(GzipBytes, zeros_after_the_last_member_are_padding_and_other_bytes_are_told) {
  EXPECT_FALSE(unpacked(gzipped("x") + std::string(600, '\0'))->fill(2));
  const auto window = unpacked(gzipped("x") + "junk");
  EXPECT_FALSE(window->fill(2));
  EXPECT_NE(window->fault().find("no gzip"), std::string::npos);
  EXPECT_FALSE(window->recover());
}

TEST(InflateBody, takes_every_dialect_and_refuses_what_is_too_much) {
  const std::string text(1000, 'x');
  EXPECT_EQ(inflate_body(gzipped(text), {}).value(), text);
  std::string zlib(1100, '\0');
  uLongf size = zlib.size();
  compress(reinterpret_cast<Bytef*>(zlib.data()), &size, reinterpret_cast<const Bytef*>(text.data()), text.size());
  EXPECT_EQ(inflate_body(zlib.substr(0, size), {}).value(), text);
  EXPECT_EQ(inflate_body(zlib.substr(2, size - 6), {}).value(), text) << "bare deflate";
  EXPECT_FALSE(inflate_body("no such thing", {}));
  EXPECT_FALSE(inflate_body(gzipped(text).substr(0, 15), {}));
  Limits limits;
  limits.document_bytes = 999;
  EXPECT_FALSE(inflate_body(gzipped(text), limits));
}

}  // namespace
}  // namespace sijill
