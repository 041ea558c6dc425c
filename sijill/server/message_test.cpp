#include "sijill/server/message.h"

#include <gtest/gtest.h>

namespace sijill {
namespace {

TEST(Takes_gzip, who_names_it_takes_it_unless_refused) {
  for (const char* taken :
       {"gzip", "br, gzip;q=0.5", "*", "GZIP ; q=1", "deflate,gzip, br", "identity;q=0, *;q=0.1"}) {
    EXPECT_TRUE(takes_gzip(taken)) << taken;
  }
  for (const char* not_taken :
       {"", "identity", "gzip;q=0", "gzip; q=0.000", "br", "*;q=0", "*, gzip;q=0", ",,;", "xgzip"}) {
    EXPECT_FALSE(takes_gzip(not_taken)) << not_taken;
  }
}

}  // namespace
}  // namespace sijill
