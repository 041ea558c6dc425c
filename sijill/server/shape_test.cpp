#include "sijill/server/shape.h"

#include <gtest/gtest.h>

#include "sijill/server/answer_cache.h"

namespace sijill {
namespace {

using Values = std::vector<std::pair<std::string, std::string>>;

const std::vector<Shape> all = {Shape::json, Shape::ndjson, Shape::csv, Shape::geojson};

Shape shape_of(std::string_view accept) {
  Query query(Values{});
  return read_shape(query, accept, all);
}

TEST(Shape, accept_chooses_by_weight_and_the_most_exact_range) {
  EXPECT_EQ(shape_of(""), Shape::json);
  EXPECT_EQ(shape_of("*/*"), Shape::json);
  EXPECT_EQ(shape_of("text/csv"), Shape::csv);
  EXPECT_EQ(shape_of("text/*;q=0.5, application/json;q=0.1"), Shape::csv);
  EXPECT_EQ(shape_of("*/*, application/json;q=0"), Shape::ndjson);
  EXPECT_EQ(shape_of("application/geo+json, */*;q=0.1"), Shape::geojson);
  EXPECT_THROW((void)shape_of("image/png"), Problem);
}

TEST(Shape, format_goes_before_accept) {
  Query query(Values{{"format", "csv"}});
  EXPECT_EQ(read_shape(query, "application/json", all), Shape::csv);
  Query wrong(Values{{"format", "atom"}});
  EXPECT_THROW((void)read_shape(wrong, "", all), Problem);
}

std::shared_ptr<const Answer_cache::Answer> answer(std::size_t size) {
  return std::make_shared<const Answer_cache::Answer>(
      Answer_cache::Answer{"text/plain", std::make_shared<const std::string>(size, 'a')});
}

TEST(Answer_cache, an_answer_holds_until_the_ledger_changes) {
  Answer_cache cache(100'000);
  cache.keep("a", 1, answer(10));
  EXPECT_TRUE(cache.find("a", 1));
  EXPECT_FALSE(cache.find("b", 1));
  EXPECT_FALSE(cache.find("a", 2));
  cache.keep("late", 1, answer(10));  // made before the change that came meanwhile
  EXPECT_FALSE(cache.find("late", 2));
}

TEST(Answer_cache, the_least_recently_used_leave) {
  Answer_cache cache(10'000);
  for (const char* key : {"a", "b", "c", "d", "e", "f", "g", "h"}) {
    cache.keep(key, 1, answer(1'000));
    EXPECT_TRUE(cache.find("a", 1));
  }
  cache.keep("i", 1, answer(1'000));
  EXPECT_TRUE(cache.find("a", 1));
  EXPECT_FALSE(cache.find("b", 1));
  cache.keep("large", 1, answer(9'000));
  EXPECT_FALSE(cache.find("large", 1));
}

}  // namespace
}  // namespace sijill
