package org.prospectivity.cluster.storage;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.JulianFields;
import java.util.Optional;
import java.util.function.Function;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/**
 * A column of plain values: texts, whole numbers, other numbers, truth values; dates and times are texts as ISO 8601
 * writes them.
 *
 * @param place in the file
 * @param type of the values
 * @param value makes a value of what a reader stands at
 */
record ParquetColumn(ColumnDescriptor place, Class<?> type, Function<ColumnReader, Object> value) {
    /** The column of a field; empty for a list, a record, or bytes that stand for nothing that is known. */
    static Optional<ParquetColumn> of(MessageType schema, Type field) {
        if (!field.isPrimitive() || field.isRepetition(Type.Repetition.REPEATED)) {
            return Optional.empty();
        }
        ColumnDescriptor place = schema.getColumnDescription(new String[] {field.getName()});
        PrimitiveType primitive = field.asPrimitiveType();
        LogicalTypeAnnotation meaning = primitive.getLogicalTypeAnnotation();
        PrimitiveTypeName stored = primitive.getPrimitiveTypeName();
        if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
            return Optional.of(new ParquetColumn(place, BigDecimal.class, decimal(stored, decimal.getScale())));
        }
        return switch (stored) {
            case BOOLEAN -> Optional.of(new ParquetColumn(place, Boolean.class, ColumnReader::getBoolean));
            case DOUBLE -> Optional.of(new ParquetColumn(place, Double.class, ColumnReader::getDouble));
            // The double of its shortest text, as a table of texts would give it: 0.1, not 0.10000000149011612.
            case FLOAT ->
                Optional.of(new ParquetColumn(
                        place, Double.class, reader -> Double.valueOf(Float.toString(reader.getFloat()))));
            case INT32 -> Optional.of(int32(place, meaning));
            case INT64 -> Optional.of(int64(place, meaning));
            case INT96 -> Optional.of(text(place, reader -> julian(reader.getBinary())));
            case BINARY ->
                isText(meaning)
                        ? Optional.of(text(place, reader -> reader.getBinary().toStringUsingUTF8()))
                        : Optional.empty();
            case FIXED_LEN_BYTE_ARRAY -> Optional.empty();
        };
    }

    /** A column of bytes, which are a geometry's. */
    static ParquetColumn ofBytes(ColumnDescriptor place) {
        return new ParquetColumn(
                place, byte[].class, reader -> reader.getBinary().getBytes());
    }

    /** Its name. */
    String name() {
        return place.getPath()[0];
    }

    /** The value that a reader stands at, or null. */
    Object valueAt(ColumnReader reader) {
        return reader.getCurrentDefinitionLevel() < place.getMaxDefinitionLevel() ? null : value.apply(reader);
    }

    private static boolean isText(LogicalTypeAnnotation meaning) {
        return meaning instanceof StringLogicalTypeAnnotation
                || meaning instanceof EnumLogicalTypeAnnotation
                || meaning instanceof JsonLogicalTypeAnnotation;
    }

    private static ParquetColumn text(ColumnDescriptor place, Function<ColumnReader, Object> value) {
        return new ParquetColumn(place, String.class, value);
    }

    private static ParquetColumn int32(ColumnDescriptor place, LogicalTypeAnnotation meaning) {
        if (meaning instanceof DateLogicalTypeAnnotation) {
            return text(
                    place, reader -> LocalDate.ofEpochDay(reader.getInteger()).toString());
        }
        if (meaning instanceof TimeLogicalTypeAnnotation) {
            return text(place, reader -> LocalTime.MIDNIGHT
                    .plus(reader.getInteger(), ChronoUnit.MILLIS)
                    .toString());
        }
        if (meaning instanceof IntLogicalTypeAnnotation whole && !whole.isSigned()) {
            return new ParquetColumn(place, Long.class, reader -> Integer.toUnsignedLong(reader.getInteger()));
        }
        return new ParquetColumn(place, Long.class, reader -> (long) reader.getInteger());
    }

    private static ParquetColumn int64(ColumnDescriptor place, LogicalTypeAnnotation meaning) {
        if (meaning instanceof TimestampLogicalTypeAnnotation stamp) {
            return text(place, reader -> {
                Instant instant = Instant.EPOCH.plus(reader.getLong(), unit(stamp.getUnit()));
                return stamp.isAdjustedToUTC()
                        ? instant.toString()
                        : LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString();
            });
        }
        if (meaning instanceof TimeLogicalTypeAnnotation time) {
            return text(place, reader -> LocalTime.MIDNIGHT
                    .plus(reader.getLong(), unit(time.getUnit()))
                    .toString());
        }
        if (meaning instanceof IntLogicalTypeAnnotation whole && !whole.isSigned()) {
            return new ParquetColumn(
                    place, BigDecimal.class, reader -> new BigDecimal(Long.toUnsignedString(reader.getLong())));
        }
        return new ParquetColumn(place, Long.class, ColumnReader::getLong);
    }

    private static ChronoUnit unit(TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> ChronoUnit.MILLIS;
            case MICROS -> ChronoUnit.MICROS;
            case NANOS -> ChronoUnit.NANOS;
        };
    }

    private static Function<ColumnReader, Object> decimal(PrimitiveTypeName stored, int scale) {
        return switch (stored) {
            case INT32 -> reader -> BigDecimal.valueOf(reader.getInteger(), scale);
            case INT64 -> reader -> BigDecimal.valueOf(reader.getLong(), scale);
            default ->
                reader -> new BigDecimal(new BigInteger(reader.getBinary().getBytes()), scale);
        };
    }

    /** A time as Spark and Impala wrote it before there were others: nanoseconds of the day, and the Julian day. */
    private static String julian(Binary stamp) {
        ByteBuffer bytes = ByteBuffer.wrap(stamp.getBytes()).order(ByteOrder.LITTLE_ENDIAN);
        long nanos = bytes.getLong();
        return LocalDate.EPOCH
                .with(JulianFields.JULIAN_DAY, bytes.getInt())
                .atStartOfDay()
                .plusNanos(nanos)
                .toInstant(ZoneOffset.UTC)
                .toString();
    }
}
