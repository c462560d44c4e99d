using CoDesign.Checkpoints;

namespace CoDesign.Trust;

/// <summary>
/// A label per byte of a memory. Pages exist only where a byte has ever carried a label, so a memory of public bytes costs nothing.
/// </summary>
public sealed class ShadowMemory
{
    /// <summary>Bytes of memory per page.</summary>
    public const int PageBytes = 4096;

    private readonly ushort[]?[] _pages;

    /// <summary>For a memory of the given size.</summary>
    /// <param name="sizeBytes">Size of the memory.</param>
    public ShadowMemory(ulong sizeBytes) => _pages = new ushort[]?[(int)((sizeBytes + PageBytes - 1) / PageBytes)];

    /// <summary>Raised when a page comes into being: fast paths that took “no page” for “public” must look again.</summary>
    public event Action? PageAllocated;

    /// <summary>Raised when labels are written: fast paths that took bytes for public must look again.</summary>
    public event Action? Labelled;

    /// <summary>Pages that exist.</summary>
    public int AllocatedPages { get; private set; }

    /// <summary>The labels of a page, pinned for its life; null while every byte of it is public.</summary>
    public ushort[]? PageOrNull(ulong offset) => _pages[(int)(offset / PageBytes)];

    /// <summary>The labels of a page; made if need be.</summary>
    public ushort[] Page(ulong offset)
    {
        ref ushort[]? page = ref _pages[(int)(offset / PageBytes)];
        if (page is null)
        {
            page = GC.AllocateArray<ushort>(PageBytes, pinned: true);
            AllocatedPages++;
            PageAllocated?.Invoke();
        }

        return page;
    }

    /// <summary>The label of one byte.</summary>
    public Label this[ulong offset] => new(PageOrNull(offset)?[(int)(offset % PageBytes)] ?? 0);

    /// <summary>Reads the labels of a range.</summary>
    public void Read(ulong offset, Span<ushort> labels)
    {
        while (labels.Length > 0)
        {
            int at = (int)(offset % PageBytes);
            int count = Math.Min(labels.Length, PageBytes - at);
            ushort[]? page = PageOrNull(offset);
            if (page is null)
            {
                labels[..count].Clear();
            }
            else
            {
                page.AsSpan(at, count).CopyTo(labels);
            }

            labels = labels[count..];
            offset += (ulong)count;
        }
    }

    /// <summary>Writes the labels of a range; public labels do not make pages.</summary>
    public void Write(ulong offset, ReadOnlySpan<ushort> labels)
    {
        while (labels.Length > 0)
        {
            int at = (int)(offset % PageBytes);
            int count = Math.Min(labels.Length, PageBytes - at);
            ReadOnlySpan<ushort> part = labels[..count];
            ushort[]? page = PageOrNull(offset);
            bool isLabelled = part.ContainsAnyExcept((ushort)0);
            if (page is not null || isLabelled)
            {
                part.CopyTo((page ?? Page(offset)).AsSpan(at, count));
            }

            if (isLabelled)
            {
                Labelled?.Invoke();
            }

            labels = labels[count..];
            offset += (ulong)count;
        }
    }

    /// <summary>Gives every byte of a range one label.</summary>
    public void Fill(ulong offset, ulong length, Label label)
    {
        while (length > 0)
        {
            int at = (int)(offset % PageBytes);
            int count = (int)Math.Min(length, (ulong)(PageBytes - at));
            ushort[]? page = PageOrNull(offset);
            if (page is not null || !label.IsPublic)
            {
                (page ?? Page(offset)).AsSpan(at, count).Fill(label.Id);
            }

            length -= (ulong)count;
            offset += (ulong)count;
        }

        if (!label.IsPublic)
        {
            Labelled?.Invoke();
        }
    }

    /// <summary>Moves the labels into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        for (int index = 0; index < _pages.Length; index++)
        {
            ulong offset = (ulong)index * PageBytes;
            if (stream.Flag(_pages[index] is not null))
            {
                stream.Array<ushort>(Page(offset));
            }
            else if (_pages[index] is ushort[] own)
            {
                Array.Clear(own);
            }
        }

        if (stream.IsReading)
        {
            Labelled?.Invoke();
        }
    }
}
