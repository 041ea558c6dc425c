// Who may do what: tokens of 256 bits, of which the file keeps only the hash.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sijill/core/date.h"
#include "sijill/core/result.h"
#include "sijill/server/message.h"

namespace sijill {

struct Access_token {
  std::string hash;  // SHA-256 of the secret, 64 hex digits
  std::string name;  // of the person; signs their reviews
  Scope scope = Scope::read;
  std::optional<Day> expires;  // the last day on which it is taken; absent: never
};

class Tokens {
 public:
  // A line a token: hash, scope, expiry or "-", name, parted by tabs. Fails with a message for the program's user.
  [[nodiscard]] static Result<Tokens> load(const std::string& path);
  // Whole or not at all, readable by its owner only.
  [[nodiscard]] static Result<bool> save(const std::string& path, const std::vector<Access_token>& tokens);

  Tokens() = default;
  explicit Tokens(std::vector<Access_token> tokens) : tokens_(std::move(tokens)) {}

  // The token of this secret if there is one and it has not expired on `today`. Takes the same time for any secret.
  [[nodiscard]] std::optional<Access_token> find(std::string_view secret, Day today) const;
  [[nodiscard]] const std::vector<Access_token>& all() const { return tokens_; }

 private:
  std::vector<Access_token> tokens_;
};

// "sijill_" and 64 hex digits from the system's source of randomness.
[[nodiscard]] std::string new_secret();
[[nodiscard]] std::string hash_of_secret(std::string_view secret);
[[nodiscard]] std::optional<Scope> scope_of(std::string_view name);
[[nodiscard]] Day today();

}  // namespace sijill
