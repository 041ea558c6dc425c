#include "sijill/wire/event_codes.h"

#include <gtest/gtest.h>

#include <set>

#include "sijill/wire/countries.h"
#include "sijill/wire/export_testing.h"

namespace sijill {
namespace {

Acled_codes capture_by(const Ledger_entity& actor) {
  return acled_codes(Event_type::control, Mode::capture, inter_of(actor, "SY"), Inter::none);
}

TEST(EventCodes, who_takes_a_place_decides_what_acled_calls_it) {
  EXPECT_EQ(capture_by(syrian_army()).sub_event, "Government regains territory");
  EXPECT_EQ(capture_by(islamic_state()).sub_event, "Non-state actor overtakes territory");
  // A foreign army does not regain it.
  EXPECT_EQ(capture_by(actor_named("gov.tr_army", "force", "Turkish army", "TR", "MIL")).sub_event,
            "Non-state actor overtakes territory");
  EXPECT_EQ(capture_by({}).event, "Battles");
  EXPECT_EQ(capture_by({}).sub_event, "");
}

TEST(EventCodes, an_attack_on_civilians_is_no_battle) {
  EXPECT_EQ(acled_codes(Event_type::assault, Mode::attack, Inter::rebel_group, Inter::state_forces).event, "Battles");
  const Acled_codes codes = acled_codes(Event_type::assault, Mode::attack, Inter::rebel_group, Inter::civilians);
  EXPECT_EQ(codes.event, "Violence against civilians");
  EXPECT_EQ(codes.sub_event, "Attack");
}

TEST(EventCodes, actors_have_the_numbers_of_their_kind) {
  EXPECT_EQ(inter_of(syrian_army(), "SY"), Inter::state_forces);
  EXPECT_EQ(inter_of(syrian_army(), "LB"), Inter::external_forces);
  EXPECT_EQ(inter_of(islamic_state(), "SY"), Inter::rebel_group);
  EXPECT_EQ(inter_of(civilians(), "SY"), Inter::civilians);
  EXPECT_EQ(inter_of({}, "SY"), Inter::none);
  EXPECT_EQ(interaction(Inter::rebel_group, Inter::state_forces), 12);
  EXPECT_EQ(interaction(Inter::none, Inter::state_forces), 10);
  EXPECT_EQ(interaction(Inter::none, Inter::none), 0);
}

TEST(EventCodes, the_published_mapping_holds) {
  const Event_codes capture = event_codes(Event_type::control, Mode::capture);
  EXPECT_EQ(capture.plover, "COERCE");
  EXPECT_EQ(capture.plover_mode, "seize");
  EXPECT_EQ(capture.cameo, "192");
  EXPECT_EQ(event_codes(Event_type::control, Mode::besiege).cameo, "191");
  EXPECT_EQ(event_codes(Event_type::control, Mode::handover).plover, "RETREAT");
  EXPECT_EQ(event_codes(Event_type::assault, Mode::clash).plover_mode, "firearms");
  EXPECT_EQ(event_codes(Event_type::people, Mode::displace).plover, "");
  EXPECT_EQ(acled_codes(Event_type::control, Mode::handover, Inter::none, Inter::none).sub_event,
            "Non-violent transfer of territory");
  EXPECT_EQ(acled_codes(Event_type::finding, Mode::defuse, Inter::none, Inter::none).sub_event,
            "Disrupted weapons use");
}

// Every code that the table uses belongs to its vocabulary, and every mode of ours has been thought of.
TEST(EventCodes, all_codes_are_words_of_their_vocabularies) {
  const std::set<std::string_view> sub_events = {"",
                                                 "Armed clash",
                                                 "Government regains territory",
                                                 "Non-state actor overtakes territory",
                                                 "Attack",
                                                 "Sexual violence",
                                                 "Abduction/forced disappearance",
                                                 "Chemical weapon",
                                                 "Air/drone strike",
                                                 "Suicide bomb",
                                                 "Shelling/artillery/missile attack",
                                                 "Remote explosive/landmine/IED",
                                                 "Peaceful protest",
                                                 "Protest with intervention",
                                                 "Violent demonstration",
                                                 "Agreement",
                                                 "Arrests",
                                                 "Change to group/activity",
                                                 "Disrupted weapons use",
                                                 "Headquarters or base established",
                                                 "Looting/property destruction",
                                                 "Non-violent transfer of territory",
                                                 "Other"};
  for (int t = 0; t <= static_cast<int>(Event_type::finding); ++t) {
    const auto type = static_cast<Event_type>(t);
    for (const Mode mode : modes_of(type)) {
      const Event_codes codes = event_codes(type, mode);
      EXPECT_EQ(codes.plover.empty(), codes.cameo.empty()) << name(type) << "." << name(mode);
      if (!codes.plover.empty()) {
        EXPECT_NE(plover_quad(codes.plover), 0) << codes.plover;
        EXPECT_NE(plover_intensity(codes.plover), 0) << codes.plover;
        EXPECT_TRUE(goldstein(codes.cameo)) << codes.cameo;
        EXPECT_GE(codes.cameo.size(), 3U);
      }
      EXPECT_TRUE(sub_events.contains(acled_codes(type, mode, Inter::none, Inter::none).sub_event));
    }
  }
}

TEST(EventCodes, quad_classes_follow_the_root) {
  EXPECT_EQ(quad_class("057"), 1);
  EXPECT_EQ(quad_class("0874"), 2);
  EXPECT_EQ(quad_class("112"), 3);
  EXPECT_EQ(quad_class("192"), 4);
}

TEST(Countries, codes_are_found_and_regions_follow_the_state_number) {
  ASSERT_NE(country_of("SY"), nullptr);
  EXPECT_EQ(country_of("SY")->alpha3, "SYR");
  EXPECT_EQ(country_of("SY")->numeric, 760);
  EXPECT_EQ(ucdp_region(*country_of("SY")), "Middle East");
  EXPECT_EQ(ucdp_region(*country_of("LY")), "Africa");
  EXPECT_EQ(ucdp_region(*country_of("PS")), "Middle East");
  EXPECT_EQ(country_of("ZW")->alpha3, "ZWE");
  EXPECT_EQ(country_of(""), nullptr);
  EXPECT_EQ(country_of("QQ"), nullptr);
}

}  // namespace
}  // namespace sijill
