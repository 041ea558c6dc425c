"""Articles that nobody wrote, as many as a test needs."""
import datetime
import pathlib

# Each on a day of its own and of many places, so that not all of them tell of one incident.
BODY = """{day} 12:04

قال المرصد السوري لحقوق الإنسان إن تنظيم داعش استعاد مدينة {town}، أمس.
وقصفت طائرات حربية مواقع التنظيم في {place}، وقتل {dead} مسلحين في اشتباكات مع قوات النظام السوري.
ونفى مصدر عسكري انسحاب قوات النظام من {other}.
"""
PLACES = ("البوكمال", "الميادين", "القائم", "دير الزور", "حلب", "إدلب", "الرقة", "الموصل", "حمص", "حماة", "درعا", "السويداء",
          "الحسكة", "القامشلي", "منبج", "عفرين", "تدمر", "الفلوجة", "الرمادي", "تكريت", "كركوك", "سنجار", "تلعفر", "بيجي")  # fmt: skip


def invented(folder: pathlib.Path, count: int) -> pathlib.Path:
    for i in range(count):
        day = datetime.date(2012, 1, 1) + datetime.timedelta(days=i)
        town, place, other = (PLACES[i * step % len(PLACES)] for step in (1, 5, 7))
        body = BODY.format(day=day, dead=3 + i % 7, town=town, place=place, other=other)
        (folder / f"{i:05}.txt").write_text(f"خبر رقم {i} من {town}\n{body}", encoding="utf-8")
    return folder
