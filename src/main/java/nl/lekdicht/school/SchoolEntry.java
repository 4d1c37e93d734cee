package nl.lekdicht.school;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A school as the viewer's supplier knows it.
 *
 * @param noticeHours the shortest term of its agreements for telling it; null where none names a number
 * @param agreedOn the day on which the agreement with that term was entered; null where none names a number
 */
@MappedEntity("agreement")
public record SchoolEntry(
    @Id String brin, String name, @Nullable Integer noticeHours, @Nullable LocalDate agreedOn) {}
