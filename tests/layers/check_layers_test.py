"""The layer test catches what it should: each case is a small tree with one include."""
import pathlib
import tempfile
import unittest

import check_layers

CMAKE = """
sijill_module(core)
sijill_module(text     DEPENDS core LINKS PkgConfig::utf8proc)
sijill_module(lexicon  DEPENDS core text)
sijill_module(claim    DEPENDS core lexicon)
sijill_module(wire     DEPENDS core LINKS Boost::json)
"""


def faults_of(file: str, content: str, cmake: str = CMAKE) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        (root / "CMakeLists.txt").write_text(cmake)
        path = root / file
        path.parent.mkdir(parents=True)
        path.write_text(content)
        return check_layers.check(root)[1]


class Layers(unittest.TestCase):
    def test_a_module_may_include_itself_and_those_its_line_names(self):
        self.assertEqual(faults_of("sijill/claim/a.cpp", '#include "sijill/claim/a.h"\n#include "sijill/lexicon/b.h"\n'), [])

    def test_a_stage_may_not_know_another_stage(self):
        self.assertIn("claim may not know text", faults_of("sijill/claim/a.cpp", '#include "sijill/text/fold.h"\n')[0])

    def test_what_a_dependency_knows_is_not_inherited(self):
        self.assertTrue(faults_of("sijill/claim/a.h", '#include "sijill/text/fold.h"\n'))

    def test_an_include_that_nobody_reads_is_found_with_odd_blanks(self):
        self.assertTrue(faults_of("sijill/core/a.h", ' #  include   "sijill/wire/json.h"\n'))

    def test_core_knows_the_standard_library_only(self):
        self.assertEqual(faults_of("sijill/core/a.h", "#include <vector>\n"), [])
        self.assertTrue(faults_of("sijill/core/a.h", "#include <fmt/format.h>\n"))

    def test_only_text_knows_unicode_tables(self):
        self.assertEqual(faults_of("sijill/text/a.cpp", "#include <utf8proc.h>\n"), [])
        self.assertTrue(faults_of("sijill/claim/a.cpp", "#include <utf8proc.h>\n"))

    def test_only_wire_knows_json(self):
        self.assertEqual(faults_of("sijill/wire/a.cpp", "#include <boost/json.hpp>\n"), [])
        self.assertTrue(faults_of("sijill/lexicon/a.cpp", "#include <boost/json.hpp>\n"))

    def test_a_third_party_stays_out_of_headers(self):
        self.assertIn("a header shows", faults_of("sijill/wire/a.h", "#include <boost/json.hpp>\n")[0])

    def test_a_header_that_is_private_to_its_module_may_show_one(self):
        self.assertEqual(faults_of("sijill/wire/a.h", "// Keys. Private to wire.\n#include <boost/json.hpp>\n"), [])
        self.assertTrue(faults_of("sijill/wire/a.h", "// Keys. Private to text.\n#include <boost/json.hpp>\n"))

    def test_an_unknown_third_party_needs_an_owner(self):
        self.assertIn("belongs to no module", faults_of("sijill/text/a.cpp", "#include <uv.h>\n")[0])

    def test_the_test_library_is_for_tests(self):
        self.assertEqual(faults_of("sijill/text/a_test.cpp", "#include <gtest/gtest.h>\n"), [])
        self.assertTrue(faults_of("sijill/text/a.cpp", "#include <gtest/gtest.h>\n"))

    def test_an_include_beside_the_source_is_no_address(self):
        self.assertIn("address", faults_of("sijill/text/a.cpp", '#include "fold.h"\n')[0])

    def test_a_folder_without_a_line_is_found(self):
        self.assertIn("no sijill_module line", faults_of("sijill/util/a.h", "#include <vector>\n")[0])

    def test_the_lines_stand_lowest_first(self):
        cmake = "sijill_module(core DEPENDS text)\nsijill_module(text)\n"
        self.assertIn("core depends on text", faults_of("sijill/core/a.h", "", cmake)[0])


if __name__ == "__main__":
    result = unittest.main(exit=False).result
    bad = len(result.failures) + len(result.errors)
    print(f"layers: {result.testsRun - bad} passed, {bad} failed")
    raise SystemExit(1 if bad else 0)
