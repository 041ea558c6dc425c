#include "sijill/wire/export_ftm.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "sijill/text/digest.h"
#include "sijill/wire/json_writer.h"

namespace sijill {
namespace {

// One value of one property of one entity, and who says so.
struct Statement {
  std::string property, type, value, language;
  std::string dataset;
  std::string seen;  // day of publication
};

struct Ftm_entity {
  std::string id;
  std::string schema;
  std::vector<Statement> statements;

  void add(std::string property, std::string type, std::string value, const std::string& dataset,
           const std::string& seen, std::string language = {}) {
    if (value.empty()) return;
    for (const Statement& known : statements) {
      if (known.property == property && known.value == value && known.dataset == dataset) return;
    }
    statements.push_back(
        {std::move(property), std::move(type), std::move(value), std::move(language), dataset, seen});
  }
};

std::string id_of(std::string_view what, std::string_view key) {
  return "sijill-" + std::string(what) + "-" + sha256_hex(key).substr(0, 24);
}

// Letters, digits and underscores, as their names of datasets must be.
std::string dataset_of(const Recorded_claim& claim) {
  const std::string& key = claim.outlet.key;
  if (key.empty()) return "unknown_outlet";
  std::string slug;
  for (const char letter : key) {
    const bool is_plain = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
    if (letter != '.' && letter != '_' && !is_plain) return "outlet_" + sha256_hex(key).substr(0, 12);
    slug += is_plain ? letter : '_';
  }
  return slug;
}

std::string lower(std::string text) {
  for (char& letter : text) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return text;
}

std::string_view schema_of(const Ledger_entity& actor) {
  if (actor.kind == "person") return "Person";
  if (actor.kind == "government" || actor.kind == "state") return "PublicBody";
  return "Organization";
}

// "Security sources" of one article are nobody whom another data set could name.
bool is_known_elsewhere(const Ledger_entity& actor) {
  return actor.known() && (actor.key.find(':') == std::string::npos || actor.key.starts_with("name:"));
}

// All entities of an incident, each once, in the order in which they are first named.
class Gathered {
 public:
  explicit Gathered(const Told_incident& told) {
    for (const Recorded_claim* claim : accounts_of(told)) gather(told.incident, *claim);
  }
  [[nodiscard]] const std::vector<Ftm_entity>& entities() const { return entities_; }

 private:
  Ftm_entity& entity(const std::string& id, std::string_view schema) {
    const auto [place, is_new] = index_.try_emplace(id, entities_.size());
    if (is_new) entities_.push_back({id, std::string(schema), {}});
    return entities_[place->second];
  }

  std::string actor(const Ledger_entity& who, const std::string& dataset, const std::string& seen) {
    const std::string id = id_of("actor", who.key);
    Ftm_entity& out = entity(id, schema_of(who));
    out.add("name", "name", name_of(who), dataset, seen);
    if (!who.name_ar.empty() && who.name_ar != name_of(who)) {
      out.add("alias", "name", who.name_ar, dataset, seen, "ara");
    }
    out.add("country", "country", lower(who.country), dataset, seen);
    return id;
  }

  void gather(const Incident_row& incident, const Recorded_claim& claim) {
    const std::string dataset = dataset_of(claim);
    const std::string seen = claim.known ? to_string(*claim.known) : std::string();
    const Document_record& document = claim.document;

    const std::string article_id = id_of("article", document.id);
    Ftm_entity& article = entity(article_id, "Article");
    const std::string title = document.title.empty() ? document.id : document.title;
    article.add("fileName", "string", title, dataset, seen);
    article.add("title", "string", document.title, dataset, seen);
    article.add("author", "string", document.byline, dataset, seen);
    article.add("publishedAt", "date", document.published ? to_string(document.published->day) : "", dataset, seen);
    article.add("language", "language", document.language == "ar" ? "ara" : "", dataset, seen);
    article.add("sourceUrl", "url", document.url, dataset, seen);
    article.add("publisher", "string", claim.outlet.known() ? name_of(claim.outlet) : "", dataset, seen);

    std::vector<std::string> involved;
    for (const auto* side : {&claim.actor, &claim.recipient, &claim.from}) {
      for (const Ledger_entity& who : *side) {
        if (!is_known_elsewhere(who)) continue;
        involved.push_back(actor(who, dataset, seen));
        mention(article_id, involved.back(), who, dataset, seen);
      }
    }
    if (is_known_elsewhere(claim.originator)) {
      mention(article_id, actor(claim.originator, dataset, seen), claim.originator, dataset, seen);
    }

    const std::string place = claim.place.empty() ? std::string() : name_of(claim.place.front());
    const auto days = days_of(claim);
    Ftm_entity& event = entity(id_of("incident", incident.key), "Event");
    const std::string where = incident.place.known() ? ", " + name_of(incident.place) : std::string();
    event.add("name", "name", event_name(incident.type, incident.mode) + where, dataset, seen);
    if (days && days->is_told) {
      event.add("startDate", "date", to_string(days->first), dataset, seen);
      event.add("endDate", "date", to_string(days->last), dataset, seen);
    }
    event.add("location", "address", place, dataset, seen);
    event.add("country", "country", claim.place.empty() ? "" : lower(claim.place.front().country), dataset, seen);
    for (const std::string& id : involved) event.add("involved", "entity", id, dataset, seen);
    event.add("proof", "entity", article_id, dataset, seen);
    event.add("summary", "text", claim.claim.evidence.text, dataset, seen, "ara");
    event.add("recordId", "string", claim.claim.id, dataset, seen);
    event.add("publisher", "string", claim.outlet.known() ? name_of(claim.outlet) : "", dataset, seen);
    event.add("sourceUrl", "url", document.url, dataset, seen);
    event.add("keywords", "string", "grade: " + std::string(name(incident.grade)), dataset, seen);
  }

  void mention(const std::string& article, const std::string& who_id, const Ledger_entity& who,
               const std::string& dataset, const std::string& seen) {
    Ftm_entity& out = entity(id_of("mention", article + who_id), "Mention");
    out.add("document", "entity", article, dataset, seen);
    out.add("name", "name", name_of(who), dataset, seen);
    out.add("resolved", "entity", who_id, dataset, seen);
    out.add("detectedSchema", "string", std::string(schema_of(who)), dataset, seen);
  }

  std::vector<Ftm_entity> entities_;
  std::map<std::string, std::size_t> index_;
};

class Ftm : public Export {
 public:
  Export_of takes() const override { return Export_of::incidents; }

  std::string add_incident(const Told_incident& told) override {
    if (!is_told_as_done(told)) return {};
    std::string out;
    const Gathered gathered(told);
    for (const Ftm_entity& entity : gathered.entities()) {
      // Articles and actors come back with every incident; what is said of them is the same each time.
      std::string line = line_of(entity);
      if (entity.schema == "Event" || written_.insert(sha256_hex(line).substr(0, 16)).second) out += std::move(line);
    }
    return out;
  }

 private:
  static std::string line_of(const Ftm_entity& entity) {
    std::map<std::string, std::vector<std::string>> properties;
    std::set<std::string> datasets;
    for (const Statement& statement : entity.statements) {
      datasets.insert(statement.dataset);
      std::vector<std::string>& values = properties[statement.property];
      if (std::ranges::find(values, statement.value) == values.end()) values.push_back(statement.value);
    }
    Json_writer json;
    json.begin_object().key("id").text(entity.id).key("schema").text(entity.schema).key("properties").begin_object();
    for (const auto& [property, values] : properties) {
      json.key(property).begin_array();
      for (const std::string& value : values) json.text(value);
      json.end_array();
    }
    json.end_object().key("datasets").begin_array();
    for (const std::string& dataset : datasets) json.text(dataset);
    json.end_array().end_object().newline();
    return std::move(json).take();
  }

  std::set<std::string> written_;
};

class Ftm_statements : public Export {
 public:
  Export_of takes() const override { return Export_of::incidents; }

  std::string add_incident(const Told_incident& told) override {
    if (!is_told_as_done(told)) return {};
    std::string out;
    const Gathered gathered(told);
    for (const Ftm_entity& entity : gathered.entities()) {
      for (const Statement& statement : entity.statements) out += line_of(entity, statement);
    }
    return out;
  }

 private:
  std::string line_of(const Ftm_entity& entity, const Statement& statement) {
    const std::string id =
        sha256_hex(statement.dataset + "\n" + entity.id + "\n" + statement.property + "\n" + statement.value)
            .substr(0, 40);
    if (!written_.insert(id).second) return {};
    Json_writer json;
    json.begin_object().key("id").text(id).key("entity_id").text(entity.id).key("canonical_id").text(entity.id);
    json.key("prop").text(statement.property).key("prop_type").text(statement.type);
    json.key("schema").text(entity.schema).key("value").text(statement.value);
    json.key("dataset").text(statement.dataset).key("lang").text_or_null(statement.language);
    json.key("original_value").null().key("external").boolean(false);
    json.key("first_seen").text_or_null(statement.seen).key("last_seen").text_or_null(statement.seen);
    json.end_object().newline();
    return std::move(json).take();
  }

  std::set<std::string> written_;
};

}  // namespace

std::unique_ptr<Export> ftm_export(const Export_options&) { return std::make_unique<Ftm>(); }
std::unique_ptr<Export> ftm_statements_export(const Export_options&) { return std::make_unique<Ftm_statements>(); }

}  // namespace sijill
