// What an article has told so far: its events in their order, who acted in them, who fights whom, who is named often.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "sijill/claim/arguments.h"

namespace sijill {

class Story {
 public:
  explicit Story(const Claim_context& context);

  void add(Earlier_event event);
  // The story as its headline sees it: what the body tells first lies nearest.
  void turn_round();
  [[nodiscard]] const std::vector<Earlier_event>& events() const { return events_; }

  // Sentences between an event and a word that stands after it, or before it where the word is the headline's.
  [[nodiscard]] std::uint32_t gap(const Earlier_event& event, std::uint32_t word) const;

  // How often the mention's entity is named in the article, and among its first sentences.
  [[nodiscard]] std::uint32_t named(std::int32_t mention) const;
  [[nodiscard]] bool in_title(std::int32_t mention) const;
  [[nodiscard]] bool opens_body(std::int32_t mention) const;
  // No entity of its kind of thing (armed actor, place) is named more often.
  [[nodiscard]] bool leads(std::int32_t mention) const;
  // How many events so far have it in that role.
  [[nodiscard]] std::uint32_t times(Role role, std::int32_t mention) const;
  // The three that have acted in most events so far, and where most of them happened, by their latest mentions.
  [[nodiscard]] const std::vector<std::int32_t>& main_actors() const { return main_actors_; }
  [[nodiscard]] const std::vector<std::int32_t>& main_places() const { return main_places_; }
  // The one has acted against the other.
  [[nodiscard]] bool opposed(std::int32_t one, std::int32_t other) const;

  // Dates that the article names, as mentions: the last before a word, the first one, the one named most often.
  [[nodiscard]] std::int32_t date_before(std::uint32_t word) const;
  [[nodiscard]] std::int32_t first_date() const { return dates_.empty() ? nothing : dates_.front(); }
  [[nodiscard]] std::int32_t main_date() const { return main_date_; }

 private:
  struct Standing {
    std::uint32_t named = 0;
    bool in_title = false;
    bool opens_body = false;
    std::uint32_t times[5] = {0, 0, 0, 0, 0};  // by Role
  };
  void count_for(std::vector<std::int32_t>& leaders, Role role, std::int32_t mention);
  void weigh_actors_and_places();
  void collect_dates();
  [[nodiscard]] const Standing* of(std::int32_t mention) const;

  const Claim_context& context_;
  std::vector<Earlier_event> events_;
  std::unordered_map<std::string_view, Standing> standing_;  // by entity id
  std::set<std::pair<std::string_view, std::string_view>> opposed_;
  std::vector<std::int32_t> main_actors_;
  std::vector<std::int32_t> main_places_;
  std::vector<std::int32_t> dates_;  // of title and body, in their order
  std::int32_t main_date_ = nothing;
  std::uint32_t most_[2] = {0, 0};  // named most often: actors, places
};

}  // namespace sijill
