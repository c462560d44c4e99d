using CoDesign.Description.Quantities;

namespace CoDesign.Modules.Hash;

/// <summary>A message on its way through a lane, as far as time goes.</summary>
/// <param name="Algorithm">The function.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Engine">The lane.</param>
internal sealed record HashMessage(HashAlgorithm Algorithm, long Bytes, BlockEngine Engine)
{
    private long _taken;
    private long _fed;

    /// <summary>Whether all bytes are there.</summary>
    public bool IsComplete => _taken == Bytes;

    /// <summary>Takes bytes of the message.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="dataTime">When they are there.</param>
    /// <returns>How many of them belong to it.</returns>
    public int Take(int count, SimTime dataTime)
    {
        int wanted = (int)Math.Min(count, Bytes - _taken);
        _taken += wanted;
        Feed(_taken / Algorithm.BlockBytes, dataTime);
        return wanted;
    }

    /// <summary>After the last byte: padding fills the last block, or needs one of its own.</summary>
    /// <param name="dataTime">When the last byte was there.</param>
    /// <param name="digestBytes">Length of the digest.</param>
    public void End(SimTime dataTime, long digestBytes)
    {
        Feed(Algorithm.BlocksFor(Bytes), dataTime);
        Engine.Squeeze(Algorithm.SqueezesFor(digestBytes));
    }

    private void Feed(long blocks, SimTime dataTime)
    {
        Engine.Feed(blocks - _fed, dataTime);
        _fed = blocks;
    }
}
