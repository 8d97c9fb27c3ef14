"""Which script a text is written in, Simplified or Traditional Chinese."""

from __future__ import annotations

# The most frequent characters that are only in the one script, and what the other has for them.
TRADITIONAL = (
    "為會時來發個國這動開對業過學區進實資們現務將關經數場內員長設間車報電點還題產說應該記計沒處問聯標從結強隊"
    "兩東單傳責參門編運讓樣預書線辦統總續調專導組風無寫項請圖創稱醫規環費執邊廣級議營認軍達變轉別視輯選戶號試測"
    "師態備約給帶較護類況習話張質檢億領顯監權險覺驗華節戰碼賽論舉際義觀濟識語頭獲裝幫難訊職額積縣響災愛"
)
SIMPLIFIED = (
    "为会时来发个国这动开对业过学区进实资们现务将关经数场内员长设间车报电点还题产说应该记计没处问联标从结强队"
    "两东单传责参门编运让样预书线办统总续调专导组风无写项请图创称医规环费执边广级议营认军达变转别视辑选户号试测"
    "师态备约给带较护类况习话张质检亿领显监权险觉验华节战码赛论举际义观济识语头获装帮难讯职额积县响灾爱"
)
# So much of a text tells, and any of the first so many characters is in it if it is Traditional.
SAMPLE_CHARACTERS = 2_000
SURE_CHARACTERS = 24
SHORT_CHARACTERS = 200


def is_traditional(text: str) -> bool:
    """Whether more characters of the text's beginning are only Traditional than only Simplified.

    A Simplified text costs some 5 microseconds, for none of these characters are in it.
    """
    sample = text[:SAMPLE_CHARACTERS]
    if len(text) > SAMPLE_CHARACTERS:
        # A page may begin with much that is in neither script.
        middle = max(len(text) // 2, SAMPLE_CHARACTERS)
        sample += text[middle : middle + SAMPLE_CHARACTERS]
    if sample.isascii():
        return False
    signs = TRADITIONAL if len(sample) < SHORT_CHARACTERS else TRADITIONAL[:SURE_CHARACTERS]
    if not any(sign in sample for sign in signs):
        return False
    return sum(map(sample.count, TRADITIONAL)) > sum(map(sample.count, SIMPLIFIED))
