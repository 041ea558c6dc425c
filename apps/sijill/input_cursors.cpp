#include "input_cursors.h"

#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <ios>
#include <utility>

#include "sijill/text/digest.h"

namespace sijill {
namespace {

// Size and time of a file; -1 of what is none.
struct File_facts {
  std::int64_t size = -1, modified = -1;
};

File_facts facts_of(const std::string& path) {
  struct stat status {};
  if (path == "-" || ::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return {};
  return {status.st_size, std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec};
}

// Of the first bytes of a file and of those before `size`, where a file that only grew is as it was; empty where it
// cannot be read.
std::string fingerprint(const std::string& path, std::int64_t size) {
  constexpr std::int64_t most = std::int64_t{1} << 16;
  std::ifstream file(path, std::ios::binary);
  std::string bytes;
  for (const auto& [from, count] : {std::pair(std::int64_t{0}, std::min(size, most)),
                                    {std::max<std::int64_t>(size - most, 0), std::min(size, most)}}) {
    const std::size_t before = bytes.size();
    bytes.resize(before + static_cast<std::size_t>(count));
    file.seekg(from);
    if (!file.read(bytes.data() + before, count)) return {};
  }
  return sha256_hex(bytes);
}

}  // namespace

Input_cursors::Input_cursors(std::string settings, bool again, Ask ask)
    : settings_(std::move(settings)), again_(again), ask_(std::move(ask)) {}

std::optional<Input_start> Input_cursors::open(std::size_t input, const std::string& path) {
  const File_facts facts = facts_of(path);
  if (facts.size < 0) return Input_start{};  // a pipe is never the same one
  Input_start start;
  const std::optional<Input_cursor> known = again_ ? std::nullopt : ask_(path);
  if (known) {
    const bool is_same = known->size == facts.size && known->modified == facts.modified;
    if (is_same && known->is_finished) {
      const std::lock_guard lock(mutex_);
      ++unchanged_;
      return std::nullopt;
    }
    const bool has_grown = !is_same && known->size >= 0 && known->size < facts.size && !known->prefix.empty() &&
                           fingerprint(path, known->size) == known->prefix;
    start.place = read_place(known->place);
    // The entries of an archive that has grown need not be where they were.
    const bool goes_on = is_same || (has_grown && start.place);
    start = goes_on ? Input_start{start.place, static_cast<std::uint64_t>(known->records)} : Input_start{};
  }
  const std::lock_guard lock(mutex_);
  if (!start.is_beginning()) ++resumed_;
  Input& made = inputs_[input];
  made.cursor = {.name = path, .settings = settings_, .size = facts.size, .modified = facts.modified};
  if (start.place) made.cursor.place = to_string(*start.place);
  made.cursor.records = static_cast<std::int64_t>(start.records);
  made.items = start.place ? 0 : start.records;
  return start;
}

void Input_cursors::begin(std::size_t input, const std::variant<Record, Refusal>& item) {
  Begun begun{input, std::nullopt, 0};
  std::string unseen;  // a file of many records, of which there is no fingerprint yet
  std::int64_t size = 0;
  {
    const std::lock_guard lock(mutex_);
    newest_ = input;
    const auto found = inputs_.find(input);
    if (found == inputs_.end()) {
      begun.input.reset();
    } else if (const auto* record = std::get_if<Record>(&item)) {
      Input& into = found->second;
      into.has_places = into.has_places && record->position.input == into.cursor.name;
      if (into.has_places && record->position.number > 0) {
        begun.place = record->position.place;
        begun.number = record->position.number;
        if (into.cursor.prefix.empty()) unseen = into.cursor.name;
        size = into.cursor.size;
      }
    }
  }
  const std::string seen = unseen.empty() ? std::string() : fingerprint(unseen, size);
  const std::lock_guard lock(mutex_);
  if (!seen.empty()) inputs_[input].cursor.prefix = seen;
  begun_.push_back(begun);
}

void Input_cursors::begin_elsewhere() {
  const std::lock_guard lock(mutex_);
  begun_.push_back({});
}

void Input_cursors::end() {
  const std::lock_guard lock(mutex_);
  ended_ = true;
}

void Input_cursors::take(bool refused) {
  const std::lock_guard lock(mutex_);
  const Begun begun = begun_.front();
  begun_.pop_front();
  if (!begun.input) return;
  Input& input = inputs_.at(*begun.input);
  input.has_moved = true;
  input.last_refused = refused;
  ++input.items;
  // The place of the record itself: what comes after it may not be whole yet, and a record that is there is not
  // recorded twice.
  if (begun.place) {
    input.cursor.place = to_string(*begun.place);
    input.cursor.records = static_cast<std::int64_t>(begun.number - 1);
  } else if (!input.has_places) {
    input.cursor.place.clear();
    input.cursor.records = static_cast<std::int64_t>(input.items);
  }
}

bool Input_cursors::is_ended(std::size_t input) const {
  const bool is_awaited = std::ranges::any_of(begun_, [input](const Begun& begun) { return begun.input == input; });
  return !is_awaited && (ended_ || newest_ > input);
}

std::vector<Input_cursor> Input_cursors::due() {
  const std::lock_guard lock(mutex_);
  std::vector<Input_cursor> cursors;
  for (auto at = inputs_.begin(); at != inputs_.end();) {
    Input& input = at->second;
    const bool is_done = is_ended(at->first);
    // An input whose end could not be read may be mended, and its fault is told again.
    input.cursor.is_finished = is_done && !input.last_refused;
    if (input.items > 0 && (input.has_moved || is_done)) cursors.push_back(input.cursor);
    input.has_moved = false;
    at = is_done ? inputs_.erase(at) : std::next(at);
  }
  return cursors;
}

bool Input_cursors::is_due() const {
  const std::lock_guard lock(mutex_);
  return std::ranges::any_of(inputs_, [this](const auto& entry) {
    return entry.second.has_moved || (entry.second.items > 0 && is_ended(entry.first));
  });
}

std::size_t Input_cursors::unchanged() const {
  const std::lock_guard lock(mutex_);
  return unchanged_;
}

std::size_t Input_cursors::resumed() const {
  const std::lock_guard lock(mutex_);
  return resumed_;
}

}  // namespace sijill
