using CoDesign.Compute.Backends;
using CoDesign.Compute.Tensors;
using CoDesign.Machine.Modules;

namespace CoDesign.Modules.Tensor;

/// <summary>Makes work of descriptors; docs/modules.md has the layout of each op.</summary>
/// <param name="parameters">What the unit can do.</param>
internal sealed class TensorDescriptors(TensorParameters parameters)
{
    private const int FloatBytes = 4;

    /// <summary>Reads a descriptor.</summary>
    /// <param name="descriptor">The descriptor.</param>
    /// <param name="problem">What is wrong with it; null: nothing.</param>
    /// <returns>The work; null if there is a problem.</returns>
    public TensorWork? Read(JobDescriptor descriptor, out string? problem)
    {
        var reader = new DescriptorReader(descriptor);
        TensorWork? work = null;
        if (!parameters.Operations.Contains(descriptor.Operation))
        {
            reader.Refuse($"operation {Operations.NameOf(descriptor.Operation)}; the unit has {string.Join(", ", parameters.Operations.Select(Operations.NameOf))}");
        }
        else
        {
            work = WorkOf(descriptor.Operation, reader);
            Supports(reader, work);
        }

        problem = reader.Problem;
        return problem is null ? work : null;
    }

    /// <summary>Reads a descriptor for a unit that has every op, type and function.</summary>
    /// <param name="descriptor">The descriptor; its op is one of tensors.</param>
    /// <param name="problem">What is wrong with it; null: nothing.</param>
    /// <returns>The work; null if there is a problem.</returns>
    public static TensorWork? ReadAny(JobDescriptor descriptor, out string? problem)
    {
        var reader = new DescriptorReader(descriptor);
        TensorWork work = WorkOf(descriptor.Operation, reader);
        problem = reader.Problem;
        return problem is null ? work : null;
    }

    private static TensorWork WorkOf(uint operation, DescriptorReader reader) => operation switch
    {
        Operations.Gemm => Gemm(reader),
        Operations.Convolution => Convolution(reader),
        Operations.Attention => Attention(reader),
        Operations.Softmax => Softmax(reader),
        Operations.LayerNorm => LayerNorm(reader),
        Operations.Requantise => Requantise(reader),
        Operations.Gelu => Gelu(reader),
        _ => Relu(reader),
    };

    private void Supports(DescriptorReader reader, TensorWork work)
    {
        string type = TensorParameters.NameOf(work.Type);
        if (work.Layers.Count > 0 && !parameters.Precisions.Keys.Contains(type))
        {
            reader.Refuse($"products of {type}; the unit has {string.Join(", ", parameters.Precisions.Keys)}");
        }

        foreach ((string operation, _) in work.Vector.Where(v => !parameters.HasVector(v.Operation)))
        {
            reader.Refuse($"{operation}; the vector unit has {string.Join(", ", parameters.Vector?.Operations.Keys ?? ["nothing"])}");
        }
    }

    private static ProductWork Gemm(DescriptorReader reader)
    {
        ElementType type = reader.Type(ElementType.Int8);
        var shape = new GemmShape(reader.Dimension("M"), reader.Dimension("K"), reader.Dimension("N"));
        Epilogue epilogue = reader.Epilogue(type, 4, "gemm");
        reader.Limit("left operand", shape.LeftElements);
        return Product(reader, shape, null, type, epilogue, shape.LeftElements);
    }

    private static ProductWork Convolution(DescriptorReader reader)
    {
        ElementType type = reader.Type(ElementType.Int8);
        var shape = new ConvolutionShape(
            reader.Dimension("batch"),
            reader.Dimension("height"),
            reader.Dimension("width"),
            reader.Dimension("channels"),
            reader.Dimension("filters"),
            reader.Dimension("kernel height"),
            reader.Dimension("kernel width"),
            reader.Dimension("stride"),
            (int)reader.Take("padding", 0, DescriptorReader.LargestDimension));
        Epilogue epilogue = reader.Epilogue(type, 10, "conv2d");
        if (shape.OutputHeight < 1 || shape.OutputWidth < 1 || shape.KernelHeight > shape.Height + (2 * shape.Padding) || shape.KernelWidth > shape.Width + (2 * shape.Padding))
        {
            reader.Refuse($"a kernel of {shape.KernelHeight} x {shape.KernelWidth} on an image of {shape.Height} x {shape.Width} with padding {shape.Padding}");
        }

        Int128 pixels = (Int128)shape.Batch * shape.OutputHeight * shape.OutputWidth;
        reader.Limit("image", (Int128)shape.Batch * shape.Height * shape.Width * shape.Channels);
        reader.Limit("kernel", (Int128)shape.KernelHeight * shape.KernelWidth * shape.Channels);
        reader.Limit("unfolded image", pixels * shape.KernelHeight * shape.KernelWidth * shape.Channels);
        return reader.Problem is null
            ? Product(reader, shape.AsProduct, shape, type, epilogue, shape.InputElements)
            : new ProductWork(new GemmShape(1, 1, 1), null, Epilogue.None) { Inputs = [] };
    }

    private static ProductWork Product(
        DescriptorReader reader, GemmShape shape, ConvolutionShape? convolution, ElementType type, Epilogue epilogue, long leftElements)
    {
        reader.Limit("right operand", shape.RightElements);
        reader.Limit("result", shape.ResultElements);
        int size = Elements.BytesOf(type);
        int resultBytes = epilogue.Requantisation is null ? Elements.SumBytes : 1;
        reader.Buffers(
            shape.ResultElements * resultBytes,
            [
                ("left operand", leftElements * size),
                ("right operand", shape.RightElements * size),
                .. epilogue.HasBias ? [("bias", shape.N * (long)Elements.SumBytes)] : Array.Empty<(string, long)>(),
            ]);
        return new ProductWork(shape, convolution, epilogue)
        {
            Layers =
            [
                new Layer(shape, size, resultBytes)
                {
                    LeftElements = leftElements,
                    IsWinograd = convolution?.IsWinograd ?? false,
                },
            ],
            Inputs = [new(OperandRole.Input, 0), new(OperandRole.Weight, 0), .. epilogue.HasBias ? [new(OperandRole.Whole, 0)] : Array.Empty<WorkInput>()],
            Type = type,
            Vector = [.. epilogue.Operations.Select(o => (o, shape.ResultElements))],
            IsFused = true,
        };
    }

    private static AttentionWork Attention(DescriptorReader reader)
    {
        ElementType type = reader.Type(ElementType.Float16);
        var shape = new AttentionShape(reader.Dimension("queries"), reader.Dimension("keys"), reader.Dimension("depth"), reader.Dimension("value depth"));
        reader.Expect(5, "attention");
        reader.Limit("queries", shape.Scores.LeftElements);
        reader.Limit("keys", shape.Scores.RightElements);
        reader.Limit("values", shape.Mixture.RightElements);
        reader.Limit("scores", shape.Scores.ResultElements);
        reader.Limit("result", shape.Mixture.ResultElements);
        int size = Elements.BytesOf(type);
        reader.Buffers(
            shape.Mixture.ResultElements * Elements.SumBytes,
            ("queries", shape.Scores.LeftElements * size),
            ("keys", shape.Scores.RightElements * size),
            ("values", shape.Mixture.RightElements * size));
        return new AttentionWork(shape)
        {
            // The scores stay in the unit.
            Layers =
            [
                new Layer(shape.Scores, size, Elements.SumBytes) { IsResultStored = false },
                new Layer(shape.Mixture, size, Elements.SumBytes) { LeftElements = 0 },
            ],
            Inputs = [new(OperandRole.Input, 0), new(OperandRole.Weight, 0), new(OperandRole.Weight, 1)],
            Type = type,
            Vector = [(VectorParameters.Softmax, shape.Scores.ResultElements)],
        };
    }

    private static VectorWork Softmax(DescriptorReader reader)
    {
        (int rows, int columns) = Rows(reader, 2, "softmax");
        long bytes = (long)rows * columns * FloatBytes;
        reader.Buffers(bytes, ("rows", bytes));
        return Vector(VectorParameters.Softmax, 1, (long)rows * columns, (inputs, backend) => OnSingles(inputs[0], values => backend.Softmax(values, columns)));
    }

    private static VectorWork LayerNorm(DescriptorReader reader)
    {
        (int rows, int columns) = Rows(reader, 3, "layer_norm");
        float epsilon = BitConverter.UInt32BitsToSingle((uint)reader.Take("epsilon", 0, uint.MaxValue));
        long bytes = (long)rows * columns * FloatBytes;
        reader.Buffers(bytes, ("rows", bytes), ("gamma", (long)columns * FloatBytes), ("beta", (long)columns * FloatBytes));
        return Vector(VectorParameters.LayerNorm, 3, (long)rows * columns, (inputs, backend) => OnSingles(
            inputs[0],
            values => backend.NormaliseLayer(values, Elements.ToSingle(inputs[1], ElementType.Float32), Elements.ToSingle(inputs[2], ElementType.Float32), epsilon)));
    }

    private static VectorWork Gelu(DescriptorReader reader)
    {
        int count = Count(reader, 1, "gelu");
        reader.Buffers((long)count * FloatBytes, ("elements", (long)count * FloatBytes));
        return Vector(VectorParameters.Gelu, 1, count, (inputs, backend) => OnSingles(inputs[0], values => backend.Gelu(values)));
    }

    private static VectorWork Relu(DescriptorReader reader)
    {
        var type = (ElementType)reader.Take("type", 0, (ulong)ElementType.Float32);
        int count = Count(reader, 2, "relu");
        if (type is not (ElementType.Int8 or ElementType.Float32))
        {
            reader.Refuse($"relu of {TensorParameters.NameOf(type)}; int8 and fp32 are possible");
        }

        long bytes = (long)count * Elements.BytesOf(type);
        reader.Buffers(bytes, ("elements", bytes));
        return Vector(VectorParameters.Relu, 1, count, (inputs, _) => type is ElementType.Int8
            ? [.. inputs[0].Select(b => (sbyte)b < 0 ? (byte)0 : b)]
            : OnSingles(inputs[0], values => Activation.Relu<float>(values)));
    }

    private static VectorWork Requantise(DescriptorReader reader)
    {
        int count = Count(reader, 4, "requantise");
        Requantisation requantisation = reader.Requantisation();
        reader.Buffers(count, ("sums", (long)count * Elements.SumBytes));
        return Vector(VectorParameters.Requantise, 1, count, (inputs, _) =>
        {
            sbyte[] result = new sbyte[count];
            requantisation.Apply(Elements.ReadInt32(inputs[0]), result);
            return Elements.ToBytes(result);
        });
    }

    private static (int Rows, int Columns) Rows(DescriptorReader reader, int parameters, string what)
    {
        reader.Expect(parameters, what);
        int rows = reader.Dimension("rows");
        int columns = reader.Dimension("columns");
        reader.Limit("rows", (Int128)rows * columns);
        return (rows, columns);
    }

    private static int Count(DescriptorReader reader, int parameters, string what)
    {
        reader.Expect(parameters, what);
        return (int)reader.Take("elements", 1, DescriptorReader.MostElements);
    }

    private static VectorWork Vector(string operation, int inputs, long elements, Func<IReadOnlyList<byte[]>, IComputeBackend, byte[]> function) => new(function)
    {
        Inputs = [.. Enumerable.Repeat(new WorkInput(OperandRole.Whole, 0), inputs)],
        Vector = [(operation, elements)],
    };

    private static byte[] OnSingles(byte[] bytes, Action<float[]> function)
    {
        float[] values = Elements.ToSingle(bytes, ElementType.Float32);
        function(values);
        return Elements.ToBytes(values);
    }
}
