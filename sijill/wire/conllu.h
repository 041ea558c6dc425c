// The words of a reading as CoNLL-U (universaldependencies.org/format.html), one block a sentence.
#pragma once

#include <string>

#include "sijill/core/reading.h"

namespace sijill {

// A token whose clitics were split is a multiword token line over its words. FORM is the surface as it stands in the
// text; "# text" joins the surfaces again by SpaceAfter, so runs of blanks come out as one.
[[nodiscard]] std::string conllu(const Reading& reading);

}  // namespace sijill
