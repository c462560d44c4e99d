using CoDesign.Checkpoints;

namespace CoDesign.Machine.Guest;

/// <content>What a checkpoint keeps of the kernel.</content>
internal sealed partial class LinuxKernel
{
    /// <summary>Moves the state into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        LabelledFile standardInput = _standardInput.File;
        var descriptors = _files.ToDictionary(f => f.Key, f => (f.Value.File.Name, f.Value.Position));
        stream.Map(descriptors, stream.Value, f => (stream.Name(f.Name), stream.Value(f.Position)));
        if (stream.IsReading)
        {
            _files.Clear();
            foreach ((int descriptor, (string name, int position)) in descriptors)
            {
                LabelledFile? file = descriptor == 0 ? standardInput : _findFile(name);
                _files[descriptor] = new OpenFile(file ?? throw new InvalidDataException($"the workload has no input '{name}'")) { Position = position };
            }
        }

        stream.List(_notedCalls, stream.Value);
        _break = stream.Value(_break);
        _random = stream.Value(_random);
        _hasNotedNoMemory = stream.Flag(_hasNotedNoMemory);
        Calls = stream.Count(Calls);
        _layout.Space.Exchange(stream);
    }
}
