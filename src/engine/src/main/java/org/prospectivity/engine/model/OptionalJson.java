package org.prospectivity.engine.model;

import com.google.gson.Gson;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;

/** What is there or not, as JSON: its value, or {@code null}. */
public final class OptionalJson implements TypeAdapterFactory {
    @Override
    @SuppressWarnings("unchecked")
    public <T> TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
        Class<? super T> raw = type.getRawType();
        if (raw == OptionalDouble.class) {
            return (TypeAdapter<T>) new Adapter<>(
                    gson.getAdapter(Double.class),
                    (OptionalDouble value) -> value.isPresent() ? value.getAsDouble() : null,
                    value -> value.map(OptionalDouble::of).orElse(OptionalDouble.empty()));
        }
        if (raw == OptionalInt.class) {
            return (TypeAdapter<T>) new Adapter<>(
                    gson.getAdapter(Integer.class),
                    (OptionalInt value) -> value.isPresent() ? value.getAsInt() : null,
                    value -> value.map(OptionalInt::of).orElse(OptionalInt.empty()));
        }
        if (raw == Optional.class && type.getType() instanceof ParameterizedType of) {
            return (TypeAdapter<T>) ofObject(gson.getAdapter(TypeToken.get(of.getActualTypeArguments()[0])));
        }
        return null;
    }

    private static <V> TypeAdapter<Optional<V>> ofObject(TypeAdapter<V> adapter) {
        return new Adapter<>(adapter, value -> value.orElse(null), value -> value);
    }

    private static final class Adapter<O, V> extends TypeAdapter<O> {
        private final TypeAdapter<V> ofValue;
        private final Function<O, V> value;
        private final Function<Optional<V>, O> back;

        /**
         * @param value what is there, or null
         * @param back the way back
         */
        Adapter(TypeAdapter<V> ofValue, Function<O, V> value, Function<Optional<V>, O> back) {
            this.ofValue = ofValue;
            this.value = value;
            this.back = back;
        }

        @Override
        public void write(JsonWriter out, O optional) throws IOException {
            V known = value.apply(optional);
            if (known == null) {
                out.nullValue();
            } else {
                ofValue.write(out, known);
            }
        }

        @Override
        public O read(JsonReader in) throws IOException {
            if (in.peek() == JsonToken.NULL) {
                in.nextNull();
                return back.apply(Optional.empty());
            }
            return back.apply(Optional.of(ofValue.read(in)));
        }
    }
}
