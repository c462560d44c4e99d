using System.Runtime.InteropServices;
using System.Text;

namespace CoDesign.Checkpoints;

/// <summary>
/// State on its way into a checkpoint or out of it. Who has state names it once, in one method that serves both ways: each member
/// returns what holds from now on, which is the value given when the stream writes, and the value of the checkpoint when it reads.
/// </summary>
public abstract class StateStream
{
    private const int MostTextBytes = 1 << 26;

    /// <summary>Whether values come from a checkpoint.</summary>
    public abstract bool IsReading { get; }

    /// <summary>
    /// Whether counts begin anew: what happened before the checkpoint is then no part of the measurement. State that decides what
    /// happens next is none of them.
    /// </summary>
    public bool DropsCounts { get; protected init; }

    /// <summary>Moves bytes: out of the span when the stream writes, into it when it reads.</summary>
    public abstract void Bytes(Span<byte> bytes);

    /// <summary>A value that is no more than its bits.</summary>
    public T Value<T>(T value)
        where T : unmanaged
    {
        Bytes(MemoryMarshal.AsBytes(new Span<T>(ref value)));
        return value;
    }

    /// <summary>A count of what happened.</summary>
    public long Count(long count)
    {
        long value = Value(count);
        return IsReading && DropsCounts ? 0 : value;
    }

    /// <summary>A value that may be missing.</summary>
    public T? Optional<T>(T? value)
        where T : unmanaged => Flag(value is not null) ? Value(value.GetValueOrDefault()) : null;

    /// <summary>Whether something is so.</summary>
    public bool Flag(bool value) => Value(value ? (byte)1 : (byte)0) switch
    {
        0 => false,
        1 => true,
        _ => throw new InvalidDataException("a flag is neither set nor clear"),
    };

    /// <summary>Values in place, as many as there are places on both sides.</summary>
    public void Array<T>(Span<T> values)
        where T : unmanaged
    {
        if (Value(values.Length) != values.Length)
        {
            throw new InvalidDataException("an array has another length");
        }

        Bytes(MemoryMarshal.AsBytes(values));
    }

    /// <summary>A text, or none.</summary>
    public string? Text(string? text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text ?? string.Empty);
        int length = Value(text is null ? -1 : bytes.Length);
        if (length is < -1 or > MostTextBytes)
        {
            throw new InvalidDataException("a text has no such length");
        }

        if (length < 0)
        {
            return null;
        }

        bytes = IsReading ? new byte[length] : bytes;
        Bytes(bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    /// <summary>A text that is always there.</summary>
    public string Name(string? name) => Text(name) ?? throw new InvalidDataException("a name is missing");

    /// <summary>Items of a list.</summary>
    /// <param name="list">The list; reading puts other items into it.</param>
    /// <param name="item">Moves one item.</param>
    public void List<T>(ICollection<T> list, Func<T?, T> item)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(item);
        int count = Value(list.Count);
        if (!IsReading)
        {
            foreach (T each in list)
            {
                item(each);
            }

            return;
        }

        list.Clear();
        for (int i = 0; i < count; i++)
        {
            list.Add(item(default));
        }
    }

    /// <summary>Entries of a dictionary, in the order in which it lists them.</summary>
    /// <param name="map">The dictionary; reading puts other entries into it.</param>
    /// <param name="key">Moves a key.</param>
    /// <param name="value">Moves a value.</param>
    public void Map<TKey, TValue>(IDictionary<TKey, TValue> map, Func<TKey?, TKey> key, Func<TValue?, TValue> value) =>
        List(map, entry => new KeyValuePair<TKey, TValue>(key(entry.Key), value(entry.Value)));

    /// <summary>Where the state of a part begins; tells a reader that has lost its way.</summary>
    public void Part(string name)
    {
        if (Name(name) != name)
        {
            throw new InvalidDataException($"the state of '{name}' is not where it should be");
        }
    }
}
