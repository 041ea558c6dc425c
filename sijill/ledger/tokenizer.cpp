#include "sijill/ledger/tokenizer.h"

#include <sqlite3.h>

#include <string>
#include <vector>

#include "sijill/ledger/search_words.h"
#include "sijill/text/tokens.h"

namespace sijill {
namespace {

using Emit = int (*)(void*, int, const char*, int, int, int);

int create(void*, const char**, int, Fts5Tokenizer** made) {
  // It has no state; SQLite only wants an address that is not null.
  static char address = 0;
  *made = reinterpret_cast<Fts5Tokenizer*>(&address);
  return SQLITE_OK;
}

void destroy(Fts5Tokenizer*) {}

int tokenize(Fts5Tokenizer*, void* context, int flags, const char* text, int size, Emit emit) {
  try {
    const std::string_view all(text == nullptr ? "" : text, static_cast<std::size_t>(size));
    const bool searches = (flags & FTS5_TOKENIZE_QUERY) != 0;
    for (const Token& token : find_tokens(all).tokens) {
      if (token.kind == Token_kind::punctuation || token.folded.empty()) continue;
      const std::vector<std::string> forms = searches ? searched_forms(token.folded) : indexed_forms(token.folded);
      int colocated = 0;
      for (const std::string& form : forms) {
        const int code = emit(context, colocated, form.data(), static_cast<int>(form.size()),
                              static_cast<int>(token.span.begin), static_cast<int>(token.span.end));
        if (code != SQLITE_OK) return code;
        colocated = FTS5_TOKEN_COLOCATED;
      }
    }
    return SQLITE_OK;
  } catch (...) {  // nothing may be thrown through SQLite; only memory can be short here
    return SQLITE_NOMEM;
  }
}

}  // namespace

void register_tokenizer(Database& database) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(database.handle(), "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  if (api == nullptr || api->iVersion < 2) {
    throw Database_failure{database.path() + ": this SQLite library (" + sqlite3_libversion() +
                           ") lacks full-text search (FTS5); use one that was built with it, as Debian's is"};
  }
  fts5_tokenizer functions{create, destroy, tokenize};
  if (api->xCreateTokenizer(api, "sijill", nullptr, &functions, nullptr) != SQLITE_OK) {
    database.fail("making the tokenizer known");
  }
}

}  // namespace sijill
