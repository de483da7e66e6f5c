package org.prospectivity.benchmark;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a plan's network as an ONNX model (operator set 17) for tiles of any size: the few messages of {@code onnx.proto}
 * that it takes, as protocol buffers. Numbers are those of the fields there.
 */
final class OnnxModel {
    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    private static final int ATTRIBUTE_INT = 2;
    private static final int ATTRIBUTE_INTS = 7;

    private final Message graph = new Message();

    private OnnxModel() {}

    static byte[] of(NetworkPlan plan, float[] parameters) {
        OnnxModel model = new OnnxModel();
        List<NetworkPlan.Layer> layers = plan.layers();
        String x = "input";
        int convolutions = plan.channels().length;
        for (int layer = 0; layer < convolutions; layer++) {
            x = model.node("Relu", List.of(model.convolution(layers.get(layer), parameters, x, layer)));
        }
        int head = layers.size() - 1;
        List<String> joined = new ArrayList<>();
        model.addMeans(joined, x, plan.features(), plan.rings());
        model.addMeans(joined, "input", plan.window(), plan.profile());
        x = model.node("Concat", joined, integer("axis", 1));
        x = model.node("Relu", List.of(model.convolution(layers.get(head - 1), parameters, x, head - 1)));
        x = model.node("Sigmoid", List.of(model.convolution(layers.get(head), parameters, x, head)));
        model.node("Identity", "output", List.of(x));
        model.graph.text(2, "network");
        model.graph.message(11, value("input", plan.bands()));
        model.graph.message(12, value("output", 1));
        return new Message()
                .number(1, 8)
                .message(7, model.graph)
                .message(8, new Message().text(1, "").number(2, 17))
                .bytes();
    }

    private String convolution(NetworkPlan.Layer layer, float[] parameters, String input, int index) {
        tensor(
                "weights" + index,
                layer.weights(parameters),
                layer.outputs(),
                layer.inputs(),
                layer.side(),
                layer.side());
        tensor("biases" + index, layer.biases(parameters), layer.outputs());
        return node("Conv", List.of(input, "weights" + index, "biases" + index));
    }

    /** The means over the innermost of concentric squares and the rings between each and the next. */
    private void addMeans(List<String> joined, String input, int window, int[] sides) {
        String inner = null;
        int within = 0;
        for (int side : sides) {
            String square = mean(cropped(input, (window - side) / 2), side);
            int cells = side * side;
            joined.add(
                    inner == null
                            ? square
                            : node(
                                    "Sub",
                                    List.of(
                                            times(square, (float) cells / (cells - within)),
                                            times(inner, (float) within / (cells - within)))));
            inner = square;
            within = cells;
        }
    }

    private String times(String input, float factor) {
        String name = "factor" + nodes;
        tensor(name, new float[] {factor}, 1);
        return node("Mul", List.of(input, name));
    }

    private String mean(String input, int side) {
        return side == 1 ? input : node("AveragePool", List.of(input), integers("kernel_shape", side, side));
    }

    private String cropped(String input, int margin) {
        if (margin == 0) {
            return input;
        }
        String name = input + "Margin" + margin;
        longs(name + "Starts", margin, margin);
        longs(name + "Ends", -margin, -margin);
        longs(name + "Axes", 2, 3);
        return node("Slice", List.of(input, name + "Starts", name + "Ends", name + "Axes"));
    }

    private int nodes;

    private String node(String operator, List<String> inputs, Message... attributes) {
        return node(operator, operator + nodes, inputs, attributes);
    }

    private String node(String operator, String output, List<String> inputs, Message... attributes) {
        Message node = new Message();
        inputs.forEach(input -> node.text(1, input));
        node.text(2, output).text(3, "node" + nodes++).text(4, operator);
        for (Message attribute : attributes) {
            node.message(5, attribute);
        }
        graph.message(1, node);
        return output;
    }

    private static Message integer(String name, long value) {
        return new Message().text(1, name).number(3, value).number(20, ATTRIBUTE_INT);
    }

    private static Message integers(String name, long... values) {
        Message attribute = new Message().text(1, name);
        for (long value : values) {
            attribute.number(8, value);
        }
        return attribute.number(20, ATTRIBUTE_INTS);
    }

    private void tensor(String name, float[] values, long... shape) {
        ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        initialiser(name, FLOAT, raw.array(), shape);
    }

    private void longs(String name, long... values) {
        ByteBuffer raw = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asLongBuffer().put(values);
        initialiser(name, INT64, raw.array(), values.length);
    }

    private void initialiser(String name, int type, byte[] raw, long... shape) {
        Message tensor = new Message();
        for (long side : shape) {
            tensor.number(1, side);
        }
        graph.message(5, tensor.number(2, type).text(8, name).bytes(9, raw));
    }

    /** A float array of [1, channels, any, any]. */
    private static Message value(String name, int channels) {
        Message shape = new Message()
                .message(1, new Message().number(1, 1))
                .message(1, new Message().number(1, channels))
                .message(1, new Message().text(2, name + "Rows"))
                .message(1, new Message().text(2, name + "Columns"));
        Message tensor = new Message().number(1, FLOAT).message(2, shape);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }

    /** A protocol-buffer message in the making. */
    private static final class Message {
        private static final int VARINT = 0;
        private static final int LENGTH = 2;

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message number(int field, long value) {
            varint((long) field << 3 | VARINT);
            varint(value);
            return this;
        }

        Message bytes(int field, byte[] value) {
            varint((long) field << 3 | LENGTH);
            varint(value.length);
            out.writeBytes(value);
            return this;
        }

        Message text(int field, String value) {
            return bytes(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, Message value) {
            return bytes(field, value.bytes());
        }

        byte[] bytes() {
            return out.toByteArray();
        }

        private void varint(long value) {
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                out.write((int) (rest & 0x7F | 0x80));
                rest >>>= 7;
            }
            out.write((int) rest);
        }
    }
}
