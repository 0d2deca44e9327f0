package dev.parley.articles.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharsetDetectionTest {
    private static final String RUSSIAN = "Президент России провёл телефонный разговор с президентом Турции. Стороны"
            + " обсудили перемирие и дальнейшие шаги на переговорах, сообщила пресс-служба.";
    private static final String UKRAINIAN = "Президент України провів телефонну розмову з прем'єр-міністром Італії."
            + " Сторони обговорили припинення вогню та наступні кроки на переговорах.";
    private static final String CHINESE = "国家主席同俄罗斯总统通电话。两国元首就停火和谈判的下一步交换了意见，双方同意保持密切沟通，并继续推动和平进程。";
    private static final String TAIWANESE = "總統與日本首相通電話。雙方就停火與談判的下一步交換意見，並同意保持密切聯繫，繼續推動和平進程。";
    private static final String JAPANESE = "首相は大統領と電話で会談した。両首脳は停戦と今後の協議について意見を交わし、引き続き緊密に連携することで一致した。";
    private static final String KOREAN = "대통령은 일본 총리와 전화 통화를 했다. 양국 정상은 휴전과 향후 협상에 대해 의견을 나누고 긴밀히 협력하기로 했다.";
    private static final String FRENCH = "Le président français s’est entretenu « très longuement » avec le Premier"
            + " ministre — à Paris, où la réunion a été décidée.";

    @ParameterizedTest
    @CsvSource({
        "windows-1251, windows-1251",
        "KOI8-R, koi8-r",
        "x-MacCyrillic, x-maccyrillic",
        "IBM866, ibm866",
        "ISO-8859-5, iso-8859-5"
    })
    void undeclaredCyrillicIsDetected(String charset, String named) {
        assertRead(RUSSIAN, charset, named);
    }

    @ParameterizedTest
    @CsvSource({"GBK, gb18030", "GB18030, gb18030"})
    void undeclaredChineseIsDetected(String charset, String named) {
        assertRead(CHINESE, charset, named);
    }

    @Test
    void otherUndeclaredEastAsianTextIsDetected() {
        assertRead(TAIWANESE, "Big5", "big5-hkscs");
        assertRead(JAPANESE, "windows-31j", "windows-31j");
        assertRead(JAPANESE, "EUC-JP", "euc-jp");
        assertRead(KOREAN, "EUC-KR", "x-windows-949");
    }

    @Test
    void westernTextThatIsNotDeclaredIsWindows1252() {
        assertRead(FRENCH, "windows-1252", "windows-1252");
        assertRead("São Tomé.", "windows-1252", "windows-1252");
    }

    @Test
    void textWithEscapeSequencesIsRead() {
        var bytes = page(JAPANESE, "").getBytes(Charset.forName("ISO-2022-JP"));
        assertTrue(decode(bytes, "text/html").text().contains(JAPANESE));
        assertTrue(decode(bytes, "text/html; charset=iso-2022-jp").text().contains(JAPANESE));
    }

    @Test
    void utf16WithoutAMarkIsRead() {
        var page = page("They met in Riyadh.", "");
        for (var charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertEquals(page, decode(page.getBytes(charset), "text/html").text());
            assertEquals(
                    page,
                    decode(page.getBytes(charset), "text/html; charset=" + charset.name())
                            .text());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script src=a.js charset=windows-1251></script>",
                "<meta name=x content=y><script charset=\"koi8-r\" src=b.js></script>",
                "<!-- charset=shift_jis -->",
                "<meta charset=utf-16>",
                "<meta charset=iso-8859-1>",
                "<meta http-equiv=Content-Type content='text/html; charset=gb2312'>",
                "<link rel=stylesheet charset=iso-8859-9 href=a.css>"
            })
    void aPageInUtf8IsThatWhateverItsElementsSay(String element) {
        for (var text : List.of(RUSSIAN, CHINESE, FRENCH, "Aleksandar Vučić")) {
            var page = page(text, element);
            assertEquals(
                    page, decode(page.getBytes(StandardCharsets.UTF_8), null).text());
            assertEquals(
                    page,
                    decode(page.getBytes(StandardCharsets.UTF_8), "text/html; charset=windows-1252")
                            .text());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "<meta charset=windows-1251>, windows-1251",
        "<META HTTP-EQUIV=content-type CONTENT='text/html; charset=koi8-r'>, KOI8-R",
        "<script charset=utf-8></script><meta charset=windows-1251>, windows-1251",
        "<meta charset='cp1251'>, windows-1251"
    })
    void charsetDeclaredByThePageIsUsed(String element, String charset) {
        var page = page("Да: президент.", element);
        var decoded = decode(page.getBytes(Charset.forName(charset)), "text/html");
        assertEquals(page, decoded.text());
        assertEquals(List.of(), decoded.notes());
    }

    @Test
    void charsetOfAnXmlDeclarationIsUsed() {
        var xml = "<?xml version=\"1.0\" encoding=\"windows-1251\"?><nitf><p>Да: президент.</p></nitf>";
        var decoded = decode(xml.getBytes(Charset.forName("windows-1251")), "application/xml");
        assertEquals(xml, decoded.text());
        assertEquals(List.of(), decoded.notes());
    }

    @Test
    void charsetLabelsMeanTheSameAsInBrowsers() {
        // windows-1254 has a dash and quotes where ISO 8859-9 has control characters.
        var turkish = "Erdoğan — “barış” dedi.";
        assertEquals(
                turkish,
                decode(turkish.getBytes(Charset.forName("windows-1254")), "text/plain; charset=iso-8859-9")
                        .text());
        var thai = "นายกฯ “โทร” คุย";
        assertEquals(
                thai,
                decode(thai.getBytes(Charset.forName("x-windows-874")), "text/plain; charset=tis-620")
                        .text());
        var japanese = "①首相は〜";
        assertEquals(
                "①首相は～",
                decode(
                                japanese.replace('〜', '～').getBytes(Charset.forName("windows-31j")),
                                "text/plain; charset=shift_jis")
                        .text());
        var chinese = "朱镕基";
        assertEquals(
                chinese,
                decode(chinese.getBytes(Charset.forName("GBK")), "text/plain; charset=gb2312")
                        .text());
    }

    @Test
    void malformedByteAffectsOneCharacter() {
        var random = new Random(14);
        for (var text : List.of(RUSSIAN, UKRAINIAN, CHINESE, FRENCH, KOREAN)) {
            for (int bad : new int[] {0xFF, 0xE2, 0x92, 0xC0, 0xF5}) {
                var before = text.substring(0, text.length() / 2 + random.nextInt(5));
                var after = text.substring(before.length());
                for (var type : new String[] {null, "text/plain; charset=utf-8"}) {
                    var decoded = decode(joined(before, bad, " " + after), type);
                    assertEquals(before + "\uFFFD " + after, decoded.text());
                    assertEquals(List.of("Bytes that are not UTF-8 were replaced: 1."), decoded.notes());
                }
            }
        }
    }

    @Test
    void malformedByteInADeclaredCharsetAffectsOneCharacter() {
        var gbk = CHINESE.getBytes(Charset.forName("GBK"));
        var bytes = new byte[gbk.length + 2];
        System.arraycopy(gbk, 0, bytes, 0, gbk.length);
        bytes[gbk.length] = (byte) 0xFF;
        bytes[gbk.length + 1] = '.';
        assertEquals(
                CHINESE + "\uFFFD.", decode(bytes, "text/plain; charset=gbk").text());
    }

    private static byte[] joined(String before, int bad, String after) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(before.getBytes(StandardCharsets.UTF_8));
        out.write(bad);
        out.writeBytes(after.getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private static void assertRead(String text, String charset, String named) {
        var page = page(text, "");
        var decoded = decode(page.getBytes(Charset.forName(charset)), "text/html");
        assertEquals(page, decoded.text());
        assertEquals(List.of("The bytes are not UTF-8; they were read as " + named + "."), decoded.notes());
        assertEquals(
                text,
                decode(text.getBytes(Charset.forName(charset)), "text/plain").text());
    }

    private static String page(String text, String element) {
        return "<!doctype html><html><head>" + element + "<title>x</title></head><body><p>" + text
                + "</p></body></html>";
    }

    private static CharsetDetection.Decoded decode(byte[] body, String contentType) {
        return CharsetDetection.decode(body, Optional.ofNullable(contentType));
    }
}
