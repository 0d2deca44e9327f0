package dev.parley.articles.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageDetectionTest {
    private static final String ENGLISH = "President Recep Tayyip Erdogan spoke by phone with Prime Minister Kyriakos"
            + " Mitsotakis on Tuesday, the Turkish presidency said. The two leaders discussed the next round of talks, which"
            + " is to be held in Ankara in the spring, and agreed to keep the line between them open.";
    private static final String POLISH = "Prezydent Polski rozmawiał telefonicznie z prezydentem Ukrainy o sytuacji na"
            + " froncie i o dalszych krokach w rozmowach pokojowych. Kancelaria poinformowała, że rozmowa trwała czterdzieści"
            + " minut i że przywódcy uzgodnili kolejne spotkanie w Warszawie w przyszłym tygodniu.";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pl|Prezydent rozmawiał telefonicznie z premierem o sytuacji na froncie i o dalszych krokach.",
                "cs|Prezident dnes telefonicky hovořil s předsedou vlády o příměří a dalších jednáních.",
                "sk|Prezident dnes telefonoval s predsedom vlády o prímerí a ďalších rokovaniach v Bratislave.",
                "sl|Predsednik vlade se je danes po telefonu pogovarjal s predsednikom države o premirju.",
                "hr|Predsjednik je danas razgovarao telefonom s premijerom o primirju i sljedećim koracima.",
                "ro|Președintele a discutat astăzi la telefon cu prim-ministrul despre armistițiu și negocieri.",
                "hu|A miniszterelnök telefonon beszélt az elnökkel a tűzszünetről és a további tárgyalásokról.",
                "fi|Presidentti keskusteli puhelimitse pääministerin kanssa tulitauosta ja neuvotteluista.",
                "da|Statsministeren talte i dag i telefon med præsidenten om våbenhvilen og de næste forhandlinger.",
                "lt|Prezidentas šiandien telefonu kalbėjosi su ministru pirmininku apie paliaubas ir derybas.",
                "lv|Prezidents šodien pa tālruni runāja ar premjerministru par pamieru un turpmākajām sarunām.",
                "et|President rääkis täna telefonis peaministriga vaherahust ja edasistest läbirääkimistest.",
                "sq|Presidenti foli sot në telefon me kryeministrin për armëpushimin dhe bisedimet e ardhshme.",
                "tr|Cumhurbaşkanı bugün başbakanla telefonda ateşkesi ve bundan sonraki görüşmeleri konuştu.",
                "vi|Chủ tịch nước hôm nay đã điện đàm với thủ tướng về lệnh ngừng bắn và các cuộc đàm phán.",
                "id|Presiden hari ini berbicara melalui telepon dengan perdana menteri tentang gencatan senjata.",
                "sw|Rais amezungumza leo kwa simu na waziri mkuu kuhusu kusitisha mapigano na mazungumzo yajayo.",
                "tl|Nakipag-usap ngayon sa telepono ang pangulo sa punong ministro tungkol sa tigil-putukan.",
                "ca|El president ha parlat avui per telèfon amb el primer ministre sobre la treva i les negociacions.",
                "is|Forsetinn ræddi í dag í síma við forsætisráðherrann um vopnahlé og næstu viðræður.",
                "bg|Президентът разговаря днес по телефона с министър-председателя за примирието и преговорите.",
                "sr|Председник је данас телефоном разговарао са премијером о примирју и следећим корацима.",
                "kk|Президент бүгін премьер-министрмен телефон арқылы бітім және келіссөздер туралы сөйлесті.",
                "ur|صدر نے آج وزیر اعظم سے ٹیلی فون پر جنگ بندی اور آئندہ مذاکرات کے بارے میں بات کی۔",
                "fa|رئیس جمهور امروز با نخست وزیر درباره آتش بس و مذاکرات آینده تلفنی گفتگو کرد.",
                "hi|राष्ट्रपति ने आज प्रधानमंत्री से युद्धविराम और आगे की वार्ता के बारे में फोन पर बात की।",
                "bn|রাষ্ট্রপতি আজ প্রধানমন্ত্রীর সঙ্গে যুদ্ধবিরতি ও পরবর্তী আলোচনা নিয়ে ফোনে কথা বলেছেন।",
                "am|ፕሬዚዳንቱ ዛሬ ከጠቅላይ ሚኒስትሩ ጋር ስለ ተኩስ አቁም በስልክ ተነጋገሩ።",
                "my|သမ္မတသည် ယနေ့ ဝန်ကြီးချုပ်နှင့် အပစ်အခတ်ရပ်စဲရေးအကြောင်း ဖုန်းဖြင့် ဆွေးနွေးခဲ့သည်။",
                "hy|Նախագահն այսօր հեռախոսով զրուցել է վարչապետի հետ հրադադարի մասին։",
                "ka|პრეზიდენტი დღეს ტელეფონით ესაუბრა პრემიერ-მინისტრს ცეცხლის შეწყვეტის შესახებ.",
                "th|ประธานาธิบดีได้พูดคุยทางโทรศัพท์กับนายกรัฐมนตรีในวันนี้เกี่ยวกับการหยุดยิง",
                "ja|大統領は今日、停戦と今後の協議について首相と電話で会談した。",
                "ko|대통령은 오늘 총리와 휴전과 향후 협상에 대해 전화로 이야기했다.",
                "zh|总统今天与总理通电话，讨论停火和下一步谈判。"
            })
    void languageOfTwoSentencesIsDetected(String language, String sentence) {
        assertEquals(language, LanguageDetection.of(sentence + " " + sentence));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "es|El presidente habló por teléfono con el redactor de The New York Times y con el jefe de The House of"
                        + " Lords sobre la tregua, según dijo su oficina en Madrid.",
                "de|Der Kanzler sprach am Dienstag am Telefon über die Waffenruhe und lobte das Buch The Art of the Deal"
                        + " in einer kurzen Rede vor der Presse in Berlin.",
                "fr|Le ministre a parlé mardi au téléphone avec le directeur de The Wall Street Journal, puis avec la House"
                        + " of Commons, avant de rentrer à Paris pour des négociations.",
                "nl|De minister sprak dinsdag in Den Haag met een verslaggever van The Times of Israel over het bestand en"
                        + " over de gesprekken die volgende week zullen beginnen.",
                "it|Il presidente ha parlato martedì al telefono con il direttore di The Voice of the Valley della tregua e"
                        + " dei colloqui che cominceranno la prossima settimana.",
                "af|Die president het Dinsdag met die koerant The Voice of the Cape oor die wapenstilstand gepraat en gesê dat"
                        + " die samesprekings volgende week sal begin."
            })
    void englishNamesDoNotMakeATextEnglish(String language, String text) {
        assertEquals(language, LanguageDetection.of(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ENGLISH,
                "Xi Jinping and Nguyen Phu Trong met in Hanoi on Tuesday, Xinhua said.",
                "Zelenskyy, Erdogan, Mitsotakis, Vucic and Abiy Ahmed were all expected in Addis Ababa.",
                "The talks in São Tomé began.",
                "Macron and Sánchez met in São Paulo.",
                "Macron-Modi call",
                "Talks begin",
                "NATO",
                "12 February 2025"
            })
    void englishAndShortTextsAreEnglish(String text) {
        assertEquals("en", LanguageDetection.of(text));
    }

    @Test
    void textClearlyInAnotherLanguageOverrulesTheDeclaration() {
        var polish = LanguageDetection.of(Optional.of("en-US"), POLISH);
        assertEquals("pl", polish.tag());
        assertEquals(
                "The language “en” was declared, but the text is in “pl”.",
                polish.note().orElseThrow());
        assertEquals("en", LanguageDetection.of(Optional.of("tr"), ENGLISH).tag());
        assertEquals(
                "th",
                LanguageDetection.of(Optional.of("en"), "ประธานาธิบดีได้พูดคุยทางโทรศัพท์ ".repeat(9))
                        .tag());
    }

    @Test
    void otherwiseTheDeclaredLanguageIsUsed() {
        assertEquals(
                "fr",
                LanguageDetection.of(Optional.of("fr"), "The talks began.").tag());
        // Slovak and Czech are too similar for the detector to overrule a publisher.
        assertEquals("sk", LanguageDetection.of(Optional.of("sk"), POLISH).tag());
        // Nigerian Pidgin: the detector does not know it.
        var pidgin = LanguageDetection.of(Optional.of("pcm"), ENGLISH);
        assertEquals("pcm", pidgin.tag());
        assertTrue(pidgin.note().isEmpty());
        assertEquals("en", LanguageDetection.of(Optional.of("??"), ENGLISH).tag());
    }
}
