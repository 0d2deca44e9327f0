package dev.parley.articles.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.articles.Submissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceEndTest {
    private final ArticleReader reader = new ArticleReader();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "总统今天与总理通电话，讨论停火和下一步谈判的安排，双方同意保持密切沟通，并继续推动地区和平进程。",
                "राष्ट्रपति ने आज प्रधानमंत्री से युद्धविराम और आगे की वार्ता के बारे में फोन पर बात की।",
                "صدر نے آج وزیر اعظم سے ٹیلی فون پر جنگ بندی اور آئندہ مذاکرات کے بارے میں بات کی۔",
                "ፕሬዚዳንቱ ዛሬ ከጠቅላይ ሚኒስትሩ ጋር ስለ ተኩስ አቁም እና ስለ ቀጣዩ ድርድር በስልክ ተነጋገሩ።",
                "Նախագահն այսօր հեռախոսով զրուցել է վարչապետի հետ հրադադարի և բանակցությունների մասին։",
                "သမ္မတသည် ယနေ့ ဝန်ကြီးချုပ်နှင့် အပစ်အခတ်ရပ်စဲရေးအကြောင်း ဖုန်းဖြင့် ဆွေးနွေးခဲ့သည်။"
            })
    void lineEndingWithTheFullStopOfItsScriptIsAParagraph(String sentence) {
        var text = (sentence + "\n").repeat(4);
        assertEquals(4, Paragraphs.of(text).size());
        // It is not the headline of the next line either.
        assertEquals(
                "", reader.read(Submissions.text(sentence + "\n\n" + sentence)).title());
    }

    @Test
    void lineBrokenInTheMiddleOfASentenceIsContinued() {
        assertEquals(
                1,
                Paragraphs.of(
                                "The two leaders spoke by telephone on Tuesday and\nagreed that their teams are to meet in"
                                        + " the spring to\ngo on with the talks on the truce.")
                        .size());
    }
}
