// JSON that pages carry in scripts: what JSON-LD says of an article, and the state of an application as if it were
// markup.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sijill {

// Of the object of JSON-LD that is a news article; empty where it does not say.
struct Json_article {
  std::string title, description, author, publisher, url, language, published, body;
};

// `script` is the inside of <script type="application/ld+json">. Nothing where it is broken or tells of no article.
// Line ends inside strings, trailing commas and comments, which many pages have there, are let pass.
[[nodiscard]] std::optional<Json_article> read_json_ld(std::string_view script);

// The first object or array in a script (JSON itself, or window.STATE = {…};) as markup: an object is a <div> called
// by its key, a string of words a paragraph, a string of markup itself. Empty where there is none.
[[nodiscard]] std::string markup_of_json(std::string_view script);

}  // namespace sijill
