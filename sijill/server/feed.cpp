#include "sijill/server/feed.h"

#include "sijill/server/query.h"
#include "sijill/text/code_points.h"
#include "sijill/wire/provenance.h"

namespace sijill {
namespace {

// Text of an element or attribute; what XML 1.0 cannot hold becomes U+FFFD.
std::string escaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const Code_point_step step = step_at(text, i);
    const bool fits = step.valid && (step.value >= 0x20 || step.value == '\n' || step.value == '\t') &&
                      step.value != 0xFFFE && step.value != 0xFFFF;
    switch (fits ? step.value : 0xFFFD) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case 0xFFFD: out += "\xEF\xBF\xBD"; break;
      default: out += text.substr(i, step.length);
    }
    i += step.length;
  }
  return out;
}

// RFC 3339 wants a time and a zone; where only the day is known it begins at its begin.
std::string time_of(const Recorded_claim& row) {
  return row.known ? to_string(*row.known) + "T00:00:00Z" : std::string("1970-01-01T00:00:00Z");
}

std::string title_of(const Recorded_claim& row, Language language) {
  std::string out = std::string(name(row.claim.type));
  if (row.claim.mode != Mode::none) out += "." + std::string(name(row.claim.mode));
  if (row.claim.polarity == Polarity::denied) out += " (denied)";
  if (!row.actor.empty()) out += " · " + names_in(row.actor, language);
  if (!row.place.empty()) out += " · " + names_in(row.place, language);
  return out;
}

}  // namespace

std::string atom_feed(const Page_of<Recorded_claim>& page, std::string_view target, Language language,
                      std::string_view version) {
  std::string out = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n";
  out += "<title>Sijill</title>\n<id>urn:sijill:" + escaped(percent_encoded(target)) + "</id>\n";
  out += "<generator version=\"" + escaped(version) + "\">sijill</generator>\n<rights>" + escaped(export_licence) +
         "</rights>\n";
  out += "<link rel=\"self\" href=\"" + escaped(target) + "\"/>\n";
  out += "<updated>" + (page.items.empty() ? "1970-01-01T00:00:00Z" : time_of(page.items.front())) + "</updated>\n";
  for (const Recorded_claim& row : page.items) {
    out += "<entry>\n<id>urn:sijill:claim:" + percent_encoded(row.claim.id) + "</id>\n<title>" +
           escaped(title_of(row, language)) + "</title>\n<updated>" + time_of(row) + "</updated>\n<author><name>" +
           escaped(row.originator.known() ? name_in(row.originator, language) : "unnamed") + "</name></author>\n" +
           "<link href=\"/#/claim/" + percent_encoded(row.claim.id) + "\"/>\n<content type=\"text\">" +
           escaped(row.claim.evidence.text) + "</content>\n</entry>\n";
  }
  return out + "</feed>\n";
}

}  // namespace sijill
