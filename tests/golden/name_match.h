// Are two names one? Folded, without article and clitics; the expected one may be a part of the given one.
#pragma once

#include <string>
#include <vector>

#include "sijill/core/entity.h"

namespace sijill {

// "داعش/تنظيم الدولة": one of these is the entity's id or a stretch of whole words of one of its names.
[[nodiscard]] bool is_named(const Entity& entity, const std::string& alternatives);

// "الجيش السوري+حزب الله": as many entities as names, each named by one of its own; "-": none.
[[nodiscard]] bool are_named(const std::vector<Entity>& entities, const std::string& value);

}  // namespace sijill
