package dev.parley.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the YAML of CloudFormation. Short intrinsics ({@code !Ref}, {@code !Sub}) become their long form. */
public final class Yaml {
    private Yaml() {}

    /** The document as maps, lists and scalars. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> read(Path file) {
        try (var reader = Files.newBufferedReader(file)) {
            return (Map<String, Object>) new org.yaml.snakeyaml.Yaml(new Intrinsics()).load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The document in a text. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> parse(String text) {
        return (Map<String, Object>) new org.yaml.snakeyaml.Yaml(new Intrinsics()).load(text);
    }

    private static final class Intrinsics extends SafeConstructor {
        Intrinsics() {
            super(new LoaderOptions());
            yamlMultiConstructors.put("!", new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return longForm(node.getTag().getValue().substring(1), value(node));
                }
            });
        }

        private Object value(Node node) {
            return switch (node) {
                case ScalarNode scalar -> scalar.getValue();
                case SequenceNode sequence -> constructSequence(sequence);
                case MappingNode mapping -> constructMapping(mapping);
                default -> throw new IllegalArgumentException("unknown YAML node " + node.getNodeId());
            };
        }

        private static Object longForm(String name, Object value) {
            return switch (name) {
                case "Ref", "Condition" -> Map.of(name, value);
                case "GetAtt" -> Map.of("Fn::GetAtt", value instanceof String s ? List.of(s.split("\\.", 2)) : value);
                default -> Map.of("Fn::" + name, value);
            };
        }
    }
}
