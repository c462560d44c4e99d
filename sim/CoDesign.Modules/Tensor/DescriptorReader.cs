using CoDesign.Compute.Tensors;
using CoDesign.Machine.Modules;

namespace CoDesign.Modules.Tensor;

/// <summary>Takes the parameters of a descriptor one after the other; the first problem is kept.</summary>
/// <param name="descriptor">The descriptor.</param>
internal sealed class DescriptorReader(JobDescriptor descriptor)
{
    /// <summary>Largest size of a dimension.</summary>
    public const ulong LargestDimension = 1 << 20;

    /// <summary>Most elements of an operand: what the simulator keeps in memory at once.</summary>
    public const long MostElements = 1 << 28;

    private const int LargestShift = 62;
    private int _next;

    /// <summary>What is wrong; null: nothing so far.</summary>
    public string? Problem { get; private set; }

    /// <summary>Notes a problem unless there is one already.</summary>
    public void Refuse(string problem) => Problem ??= problem;

    /// <summary>Demands how many parameters there are.</summary>
    public void Expect(int count, string what)
    {
        if (descriptor.Parameters.Count != count)
        {
            Refuse($"{descriptor.Parameters.Count} parameters; {what} has {count}");
        }
    }

    /// <summary>The next parameter, in a range.</summary>
    public ulong Take(string name, ulong minimum, ulong maximum)
    {
        if (_next >= descriptor.Parameters.Count)
        {
            Refuse($"parameter {_next}, {name}, is missing");
            return minimum;
        }

        ulong value = descriptor.Parameters[_next++];
        if (value >= minimum && value <= maximum)
        {
            return value;
        }

        Refuse($"parameter {_next - 1}, {name}, is {value}; {minimum} to {maximum} are possible");
        return minimum;
    }

    /// <summary>A dimension.</summary>
    public int Dimension(string name) => (int)Take(name, 1, LargestDimension);

    /// <summary>A type of element.</summary>
    public ElementType Type(ElementType first) => (ElementType)Take("type", (ulong)first, (ulong)ElementType.Float32);

    /// <summary>Multiplier, shift and zero point.</summary>
    public Requantisation Requantisation() => new(
        (int)Take("multiplier", 0, int.MaxValue),
        (int)Take("shift", 1, LargestShift),
        (sbyte)Take("zero point", 0, byte.MaxValue));

    /// <summary>Flags and what belongs to them.</summary>
    public Epilogue Epilogue(ElementType type, int parametersBefore, string what)
    {
        ulong flags = Take("flags", 0, Tensor.Epilogue.Flags);
        bool isRequantised = (flags & Tensor.Epilogue.RequantiseFlag) != 0;
        Expect(parametersBefore + 1 + (isRequantised ? 3 : 0), what);
        if (isRequantised && type is not ElementType.Int8)
        {
            Refuse($"requantisation of {TensorParameters.NameOf(type)}; sums of int8 only");
        }

        if ((flags & Tensor.Epilogue.GeluFlag) != 0 && type is ElementType.Int8)
        {
            Refuse("gelu of integers; floating point only");
        }

        return new Epilogue(
            (flags & Tensor.Epilogue.BiasFlag) != 0,
            (flags & Tensor.Epilogue.ReluFlag) != 0,
            (flags & Tensor.Epilogue.GeluFlag) != 0,
            isRequantised ? Requantisation() : null);
    }

    /// <summary>Demands the sizes of the inputs and of the one output.</summary>
    /// <param name="output">Bytes of the output.</param>
    /// <param name="inputs">Bytes of each input, with its name.</param>
    public void Buffers(long output, params (string Name, long Bytes)[] inputs)
    {
        if (Problem is not null)
        {
            return;
        }

        if (descriptor.Inputs.Count != inputs.Length)
        {
            Refuse($"{descriptor.Inputs.Count} inputs; needed are {string.Join(", ", inputs.Select(i => i.Name))}");
            return;
        }

        for (int i = 0; i < inputs.Length; i++)
        {
            if (descriptor.Inputs[i].Length != (ulong)inputs[i].Bytes)
            {
                Refuse($"input {i}, {inputs[i].Name}, of {descriptor.Inputs[i].Length} bytes; the shape needs {inputs[i].Bytes}");
            }
        }

        if (descriptor.Outputs.Count != 1 || descriptor.Outputs[0].Length != (ulong)output)
        {
            Refuse($"{descriptor.Outputs.Count} outputs of {descriptor.OutputBytes} bytes; the shape needs one of {output}");
        }
    }

    /// <summary>Demands that an operand is not larger than a unit can count.</summary>
    public void Limit(string name, Int128 elements)
    {
        if (elements > MostElements)
        {
            Refuse($"{name} of {elements} elements; at most {MostElements} are possible");
        }
    }
}
