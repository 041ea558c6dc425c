// Who did it to whom, where: fills the roles of one reading of a trigger and says whether its needs are met.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "sijill/claim/attribution.h"
#include "sijill/claim/context.h"
#include "sijill/claim/fillers.h"
#include "sijill/claim/triggers.h"
#include "sijill/core/claim.h"

namespace sijill {

// Roles filled for an earlier claim, which a later one of the same happening may take over.
struct Filled {
  std::array<Fillers, 5> roles;  // by Role
  int from_frame = 0;            // roles that the row's own frame filled
  bool place_from_frame = false;
  bool violent = false;        // a deed that no monitor or source does
  bool place_refused = false;  // what stands where the place should is none
  bool thing_acts = false;     // the subject is "this" or "that"
  bool governed = false;       // a support verb carries the event
  bool inherited_place = false;
  bool inherited_actor = false;
  std::array<std::string, 5> rules;  // by Role: the rule that filled it last; empty where none did
  std::vector<std::string> trace;

  void note(Role role, const char* rule) {
    rules[static_cast<std::size_t>(role)] = rule;
    trace.emplace_back(rule);
  }
  [[nodiscard]] const std::string& rule_of(Role role) const { return rules[static_cast<std::size_t>(role)]; }
  [[nodiscard]] Fillers& at(Role role) { return roles[static_cast<std::size_t>(role)]; }
  [[nodiscard]] const Fillers& at(Role role) const { return roles[static_cast<std::size_t>(role)]; }
};

// What was found earlier, nearest last.
struct Earlier_event {
  const Predicate* predicate;
  Filled filled;
  std::uint32_t head;
  std::uint32_t sentence;
  std::optional<Claim_time> time;
};

// Whether the row's frame names that source for the role.
[[nodiscard]] bool has_slot(const Predicate& row, Role role, Frame_slot::Source source);

class Arguments {
 public:
  Arguments(const Claim_context& context, const Syntax& syntax, const Attribution& attribution)
      : context_(context), syntax_(syntax), attribution_(attribution) {}

  [[nodiscard]] Filled fill(const Trigger& trigger, const Predicate& row, const std::vector<Governor>& governors,
                            const std::vector<Earlier_event>& earlier) const;

  // Empty where all is met, else the reason of the rejection.
  [[nodiscard]] std::string unmet_need(const Trigger& trigger, const Predicate& row, const Filled& filled) const;

 private:
  void fill_from_frame(const Trigger& trigger, const Predicate& row, Filled& filled) const;
  [[nodiscard]] bool tells_of_disaster(std::uint32_t word) const;
  [[nodiscard]] bool says_our(std::uint32_t noun) const;
  [[nodiscard]] Fillers who_speaks(std::uint32_t word) const;
  [[nodiscard]] bool helps(const Trigger& trigger, const Predicate& row, const Fillers& possessor) const;
  void fill_from_governors(const std::vector<Governor>& governors, Filled& filled) const;
  void fill_from_complements(const Trigger& trigger, const Predicate& row, Filled& filled) const;
  void fill_place(const Trigger& trigger, const Predicate& row, const std::vector<Earlier_event>& earlier,
                  Filled& filled) const;
  void fill_actor(const Trigger& trigger, const Predicate& row, const std::vector<Earlier_event>& earlier,
                  Filled& filled) const;
  void offer(Role role, const Fillers& offered, Filled& filled, const char* rule) const;
  void split_sides(const Trigger& trigger, const Fillers& sides, std::uint32_t at, Filled& filled) const;
  void take_both_sides(const Trigger& trigger, const Predicate& row, const std::vector<Earlier_event>& earlier,
                       Filled& filled) const;
  void fill_from_adjective(const Trigger& trigger, const Predicate& row, Filled& filled) const;
  void fill_place_left(const Trigger& trigger, const Predicate& row, Filled& filled) const;
  void prefer_named_place(const Trigger& trigger, Filled& filled) const;
  [[nodiscard]] bool is_country(const Filler& filler) const;
  void add_elliptic_places(const Trigger& trigger, const Predicate& row, Filled& filled) const;
  [[nodiscard]] bool has_thing_for_place(const Trigger& trigger, const Predicate& row) const;
  [[nodiscard]] bool any_fighter(const Fillers& fillers) const;
  [[nodiscard]] static bool names_place_directly(const Predicate& row);
  [[nodiscard]] Fillers topic_of(const Trigger& trigger, Role role) const;
  [[nodiscard]] bool fits(Role role, const Filler& filler) const;

  const Claim_context& context_;
  const Syntax& syntax_;
  const Attribution& attribution_;
};

}  // namespace sijill
