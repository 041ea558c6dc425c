// Lexicon::open: is this file a lexicon that this build can use, and where do its tables lie.
#include <cstring>
#include <memory>
#include <string>
#include <utility>

#include "sijill/lexicon/tables.h"

namespace sijill {
namespace {

using namespace lexicon_file;

constexpr std::string_view remedy = "; build it again with `ninja sijill_lexicon_data`";

Error error_in(const std::string& path, std::string_view what) {
  return {path + ": " + std::string(what) + std::string(remedy)};
}

std::string hex(std::uint64_t value) {
  std::string digits(16, '0');
  for (std::size_t i = digits.size(); i-- > 0; value >>= 4) digits[i] = "0123456789abcdef"[value & 15];
  return digits;
}

// The sections of a file whose header and section table have been found sound.
class Sections {
 public:
  Sections(std::span<const std::byte> file, std::span<const Section_place, section_count> places)
      : file_(file), places_(places), strings_(chars()) {}

  template <typename Record>
  [[nodiscard]] std::span<const Record> records(Section section) const {
    const Section_place& place = places_[static_cast<std::size_t>(section)];
    return {reinterpret_cast<const Record*>(file_.data() + place.begin), place.count};
  }

  [[nodiscard]] std::string_view text(Text text) const {
    if (text.begin > strings_.size()) return {};
    return strings_.substr(text.begin, text.size);
  }

  [[nodiscard]] String_index index(Section buckets, Section keys) const {
    return {records<std::uint32_t>(buckets), records<Key>(keys), strings_};
  }

 private:
  [[nodiscard]] std::string_view chars() const {
    const auto bytes = records<char>(Section::strings);
    return {bytes.data(), bytes.size()};
  }

  std::span<const std::byte> file_;
  std::span<const Section_place, section_count> places_;
  std::string_view strings_;
};

// Bytes of one record of a section, by which a file of a careless build is refused.
std::uint32_t record_size(Section section) {
  switch (section) {
    case Section::strings: return 1;
    case Section::predicates: return sizeof(Predicate_record);
    case Section::frame_slots: return sizeof(Frame_record);
    case Section::cues: return sizeof(Cue_record);
    case Section::supports: return sizeof(Support_record);
    case Section::nouns: return sizeof(Noun_record);
    case Section::actors: return sizeof(Actor_record);
    case Section::alliances: return sizeof(Alliance_record);
    case Section::places: return sizeof(Place_record);
    case Section::demonyms: return sizeof(Demonym_record);
    case Section::names: return sizeof(Name_record);
    case Section::form_hits: return sizeof(Form_hit);
    case Section::name_hits: return sizeof(Name_hit);
    case Section::part_hits: return sizeof(Part_hit);
    case Section::parts: return sizeof(Part_record);
    case Section::phrases: return sizeof(Phrase_record);
    case Section::steps: return sizeof(Step_record);
    case Section::form_buckets:
    case Section::name_buckets:
    case Section::personal_name_buckets:
    case Section::actor_id_buckets:
    case Section::place_id_buckets:
    case Section::part_buckets: return sizeof(std::uint32_t);
    case Section::form_keys:
    case Section::name_keys:
    case Section::personal_name_keys:
    case Section::actor_id_keys:
    case Section::place_id_keys:
    case Section::part_keys: return sizeof(Key);
  }
  return 0;
}

// Empty where the file is sound, else what is wrong with it.
std::string fault_of(std::span<const std::byte> file) {
  if (file.size() < magic.size() || std::memcmp(file.data(), magic.data(), magic.size()) != 0) {
    return "not a compiled lexicon; found other first bytes, wanted \"" + std::string(magic) + "\"";
  }
  if (file.size() < sizeof(Header))
    return "cut short within its header of " + std::to_string(sizeof(Header)) + " bytes";
  Header header;
  std::memcpy(&header, file.data(), sizeof header);
  if (header.format_version != format_version) {
    return "a lexicon of format version " + std::to_string(header.format_version) + "; this program reads version " +
           std::to_string(format_version);
  }
  if (header.file_size != file.size()) {
    return "found " + std::to_string(file.size()) + " bytes, wanted " + std::to_string(header.file_size) +
           "; the file was cut short or added to";
  }
  const std::size_t table_size = section_count * sizeof(Section_place);
  if (header.section_count != section_count || file.size() < sizeof(Header) + table_size) {
    return "found " + std::to_string(header.section_count) + " sections, wanted " + std::to_string(section_count);
  }
  if (const std::uint64_t sum = checksum(file.subspan(sizeof(Header))); sum != header.checksum) {
    return "damaged; found checksum " + hex(sum) + ", wanted " + hex(header.checksum);
  }
  for (std::size_t i = 0; i < section_count; ++i) {
    Section_place place;
    std::memcpy(&place, file.data() + sizeof(Header) + i * sizeof place, sizeof place);
    const std::uint64_t size = std::uint64_t{place.count} * place.record_size;
    if (place.record_size != record_size(static_cast<Section>(i)) || place.begin % alignment != 0 ||
        place.begin > file.size() || size > file.size() - place.begin) {
      return "section " + std::to_string(i) + " does not lie where its table says";
    }
  }
  return {};
}

Word_class word_class_of(std::uint8_t value) { return static_cast<Word_class>(value); }

template <typename Enum>
std::optional<Enum> optional_of(std::uint8_t value) {
  if (value == absent) return std::nullopt;
  return static_cast<Enum>(value);
}

}  // namespace

Result<Lexicon> Lexicon::open(const std::string& path) {
  Result<Mapped_file> mapped = Mapped_file::open(path);
  if (!mapped) return mapped.error();
  auto tables = std::make_unique<Tables>(std::move(mapped).value());
  const std::span<const std::byte> file = tables->file.bytes();
  if (const std::string fault = fault_of(file); !fault.empty()) return error_in(path, fault);

  Header header;
  std::memcpy(&header, file.data(), sizeof header);
  tables->version = hex(header.checksum);

  const Sections sections(file,
                          std::span<const Section_place, section_count>(
                              reinterpret_cast<const Section_place*>(file.data() + sizeof(Header)), section_count));
  const auto text = [&](Text stretch) { return sections.text(stretch); };

  const auto frames = sections.records<Frame_record>(Section::frame_slots);
  tables->frame_slots.reserve(frames.size());
  for (const Frame_record& slot : frames) {
    tables->frame_slots.push_back(
        {static_cast<Role>(slot.role), static_cast<Frame_slot::Source>(slot.source), text(slot.preposition)});
  }
  const auto predicates = sections.records<Predicate_record>(Section::predicates);
  tables->predicates.reserve(predicates.size());
  for (const Predicate_record& row : predicates) {
    tables->predicates.push_back({static_cast<Event_type>(row.type), static_cast<Mode>(row.mode),
                                  static_cast<Mode>(row.also), word_class_of(row.word_class),
                                  static_cast<Aspect>(row.aspect), row.needs, text(row.lemma), text(row.gloss),
                                  part_of<Frame_slot>(tables->frame_slots, row.frame_begin, row.frame_count)});
  }
  const auto cues = sections.records<Cue_record>(Section::cues);
  tables->cues.reserve(cues.size());
  for (const Cue_record& row : cues) {
    tables->cues.push_back({static_cast<Stance>(row.stance), word_class_of(row.word_class), text(row.lemma),
                            text(row.content), text(row.narrator), row.needs_event != 0, text(row.gloss)});
  }
  const auto supports = sections.records<Support_record>(Section::supports);
  tables->supports.reserve(supports.size());
  for (const Support_record& row : supports) {
    tables->supports.push_back({text(row.lemma), text(row.link), optional_of<Role>(row.subject),
                                optional_of<Modality>(row.modality), row.denies != 0, row.is_noun != 0,
                                text(row.gloss)});
  }
  const auto nouns = sections.records<Noun_record>(Section::nouns);
  tables->nouns.reserve(nouns.size());
  for (const Noun_record& row : nouns) {
    tables->nouns.push_back({text(row.noun_class), text(row.lemma), text(row.gloss)});
  }
  const auto alliances = sections.records<Alliance_record>(Section::alliances);
  tables->alliances.reserve(alliances.size());
  for (const Alliance_record& row : alliances) {
    tables->alliances.push_back({text(row.actor), text(row.from), text(row.to)});
  }
  const auto actors = sections.records<Actor_record>(Section::actors);
  tables->actors.reserve(actors.size());
  for (const Actor_record& row : actors) {
    tables->actors.push_back({text(row.id), text(row.kind), text(row.country), text(row.sector), text(row.parent),
                              text(row.name_en), text(row.name_ar), text(row.wikidata),
                              part_of<Alliance>(tables->alliances, row.allies_begin, row.allies_count)});
  }
  const auto places = sections.records<Place_record>(Section::places);
  tables->places.reserve(places.size());
  for (const Place_record& row : places) {
    tables->places.push_back({text(row.id), text(row.kind), text(row.name_en), text(row.name_ar), text(row.precision),
                              text(row.country), text(row.parent), text(row.source), row.lat, row.lon,
                              static_cast<std::uint8_t>(row.rank)});
  }
  tables->demonyms = sections.records<Demonym_record>(Section::demonyms);
  tables->names = sections.records<Name_record>(Section::names);

  tables->forms = sections.index(Section::form_buckets, Section::form_keys);
  tables->form_hits = sections.records<Form_hit>(Section::form_hits);
  tables->name_sequences = sections.index(Section::name_buckets, Section::name_keys);
  tables->name_hits = sections.records<Name_hit>(Section::name_hits);
  tables->personal_names = sections.index(Section::personal_name_buckets, Section::personal_name_keys);
  tables->actor_ids = sections.index(Section::actor_id_buckets, Section::actor_id_keys);
  tables->place_ids = sections.index(Section::place_id_buckets, Section::place_id_keys);
  tables->part_words = sections.index(Section::part_buckets, Section::part_keys);
  tables->part_hits = sections.records<Part_hit>(Section::part_hits);
  tables->parts = sections.records<Part_record>(Section::parts);
  tables->phrases = sections.records<Phrase_record>(Section::phrases);
  tables->steps = sections.records<Step_record>(Section::steps);
  return Lexicon(std::move(tables));
}

}  // namespace sijill
