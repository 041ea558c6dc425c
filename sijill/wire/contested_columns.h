// The columns that --include-contested adds at the end of a table of incidents: how far the accounts bear one another
// out, who says it, who denies it, and every claimant's last figure.
#pragma once

#include <array>
#include <string_view>

#include "sijill/wire/delimited.h"
#include "sijill/wire/told_incident.h"

namespace sijill {

inline constexpr std::array<std::string_view, 10> contested_columns = {
    "sijill_incident",  "sijill_grade",        "sijill_reason",   "sijill_originators", "sijill_said_by",
    "sijill_denied_by", "sijill_other_claims", "sijill_dead_low", "sijill_dead_high",   "sijill_figures"};

void write_contested(Delimited& out, const Told_incident& told);

}  // namespace sijill
