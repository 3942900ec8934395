package org.tearoad.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The bundles hold the same messages, and the program asks for these and no others. */
class MessagesTest {
  private static final Path MAIN = Path.of("src", "main");
  private static final Path REPORTS = Path.of("java", "org", "tearoad", "reports");
  private static final Path RESOURCES = MAIN.resolve("resources/reports");

  /** A text of the source that looks like the key of a message, and is no name of a file. */
  private static final Pattern KEY =
      Pattern.compile(
          "\"([a-z][a-z0-9_]*\\.(?!(js|css|ftlh|json|txt|html|xlsx|csv)\")[a-z0-9_]+)\"");

  /** The name of an argument, alone between two commas. */
  private static final Pattern ARGUMENT = Pattern.compile("\\s*\"(\\w+)\"\\s*");

  @ParameterizedTest
  @EnumSource(Language.class)
  void bundles_have_equal_keys_and_arguments(Language language) {
    assertThat(arguments(language)).isEqualTo(arguments(Language.ENGLISH));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void no_key_stands_twice(Language language) throws IOException {
    String file = "messages_%s.properties".formatted(language.code());
    List<String> keys =
        Files.readAllLines(RESOURCES.resolve(file)).stream()
            .filter(line -> line.contains("=") && !line.startsWith("#"))
            .map(line -> line.substring(0, line.indexOf('=')))
            .toList();

    assertThat(keys).doesNotHaveDuplicates().hasSameSizeAs(arguments(language).keySet());
  }

  @Test
  void every_message_is_used_and_every_used_message_is_there() throws IOException {
    Set<String> used = new TreeSet<>();
    for (String source : sources()) {
      Matcher key = KEY.matcher(source);
      while (key.find()) {
        used.add(key.group(1));
      }
    }
    Set<String> named =
        arguments(Language.ENGLISH).keySet().stream()
            .filter(key -> !key.startsWith("code."))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(used).isEqualTo(named);
  }

  /** Codes of the generator stand for those of logs; the others are the program's own. */
  @Test
  void every_word_for_a_code_has_a_code() throws IOException {
    String program = String.join("\n", read(MAIN, ".java", ".sql"));

    assertThat(arguments(Language.ENGLISH).keySet())
        .filteredOn(key -> key.startsWith("code."))
        .allSatisfy(
            key -> assertThat(program).containsPattern("['\"]" + key.substring(5) + "['\"]"));
  }

  @Test
  void every_call_names_the_arguments_of_its_message() throws IOException {
    Map<String, Set<String>> arguments = arguments(Language.ENGLISH);
    int calls = 0;
    for (String source : sources()) {
      Matcher key = Pattern.compile("\\.text\\(").matcher(source);
      while (key.find()) {
        List<String> parts = parts(source, key.end());
        Set<String> needed = new TreeSet<>();
        Matcher chosen = KEY.matcher(parts.get(0));
        while (chosen.find()) {
          needed.addAll(arguments.get(chosen.group(1)));
          calls++;
        }
        if (!needed.isEmpty()) {
          assertThat(given(parts)).as(parts.get(0)).isEqualTo(needed);
        }
      }
    }
    assertThat(calls).isGreaterThan(300);
  }

  /** Names stand before their values. */
  private static Set<String> given(List<String> parts) {
    Set<String> given = new TreeSet<>();
    for (int i = 1; i < parts.size(); i += 2) {
      Matcher name = ARGUMENT.matcher(parts.get(i));
      assertThat(name.matches()).as(parts.toString()).isTrue();
      given.add(name.group(1));
    }
    return given;
  }

  /** What stands between the commas of a call's brackets. */
  private static List<String> parts(String source, int from) {
    List<String> parts = new ArrayList<>();
    var part = new StringBuilder();
    int depth = 0;
    boolean isText = false;
    for (int i = from; depth >= 0; i++) {
      char letter = source.charAt(i);
      isText = (letter == '"') != isText;
      depth +=
          isText ? 0 : letter == '(' || letter == '{' ? 1 : letter == ')' || letter == '}' ? -1 : 0;
      if (depth < 0 || depth == 0 && letter == ',' && !isText) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(letter);
      }
    }
    return parts;
  }

  private static Map<String, Set<String>> arguments(Language language) {
    var messages = new Messages(language);
    Map<String, Set<String>> arguments = new TreeMap<>();
    messages.keys().forEach(key -> arguments.put(key, messages.arguments(key)));
    return arguments;
  }

  private static List<String> sources() throws IOException {
    return Stream.concat(
            read(MAIN.resolve(REPORTS), ".java").stream(), read(RESOURCES, ".ftlh").stream())
        .toList();
  }

  private static List<String> read(Path folder, String... ends) throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (Stream.of(ends).anyMatch(file.toString()::endsWith)) {
          texts.add(Files.readString(file));
        }
      }
    }
    return texts;
  }
}
