package dev.ormai.planner.mask;

import dev.ormai.policy.MaskKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Masks, and the values that could go wrong under them. */
final class MaskSamples {
    private static final List<String> CHARACTERS = List.of(
            "a",
            "Z",
            "é",
            "e\u0301",
            "İ",
            "ß",
            "中",
            "😀",
            "👩\u200d👧",
            "\u200b",
            "@",
            "＠",
            "１",
            "7",
            "+",
            "-",
            "*",
            "%",
            "_",
            "'",
            "\"",
            "\\",
            " ",
            "\n",
            "\t",
            "$1");

    private MaskSamples() {}

    static List<MaskKind> kinds() {
        List<MaskKind> kinds = new ArrayList<>(List.of(
                new MaskKind.Automatic(),
                new MaskKind.Email(),
                new MaskKind.Phone(),
                new MaskKind.Card(),
                new MaskKind.Partial()));
        Stream.of(
                        "****{last4}",
                        "{first2}***{last2}",
                        "***",
                        "",
                        "{first1}",
                        "{last1}",
                        "…{last3} 'é' \"%_\\ 😀",
                        "{last2}$1{first2}\\1",
                        "{first20}{last1}",
                        "{first9999}")
                .map(MaskKind.Pattern::parse)
                .forEach(kinds::add);
        return kinds;
    }

    static List<String> texts() {
        List<String> texts = new ArrayList<>(List.of(
                "",
                "@",
                "@b",
                "b@",
                "ab@@",
                "@@@@@",
                "😀@😀",
                "😀😀@x.y",
                "a＠b.c",
                "first\nsecond@x\n",
                "it's",
                "''''''",
                "\\\\\\n\\'",
                "%_%_%_%",
                "trailing   ",
                "   ",
                "\t\n",
                "12345678901\n",
                "\n12345678901",
                "1234567890１",
                "１２３４５６７８９０１",
                "+-+-+-+-+-+",
                "----------1",
                "+1-234-567-89",
                "1234567890a",
                "12345 678901",
                "e\u0301e\u0301e\u0301",
                "👩\u200d👩\u200d👧\u200d👦",
                "a😀b😀c",
                "Iıİi",
                "x".repeat(5000),
                "😀".repeat(2500),
                "a😀".repeat(2500),
                "7".repeat(5000),
                "@".repeat(5000)));
        for (String character : List.of("a", "7", "-", "é", "😀", "@", " ", "\\")) {
            IntStream.rangeClosed(1, 25).mapToObj(character::repeat).forEach(texts::add);
        }
        IntStream.rangeClosed(1, 25)
                .mapToObj(length -> "1234567890abcdefghijklmno".substring(0, length))
                .forEach(texts::add);
        Random random = new Random(7);
        for (int i = 0; i < 400; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(20);
            for (int j = 0; j < length; j++) {
                text.append(CHARACTERS.get(random.nextInt(CHARACTERS.size())));
            }
            texts.add(text.toString());
        }
        return texts;
    }
}
